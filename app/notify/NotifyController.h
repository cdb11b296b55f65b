#pragma once

#include "app/DesktopNotice.h"
#include "app/Workspace.h"
#include "services/notify/NoticePolicy.h"
#include "services/settings/NotificationsFile.h"
#include "widgets/shell/TrayIcon.h"

#include <QPointer>
#include <QTimer>

#include <deque>

namespace ph {

class NotificationsDialog;

/// Tells people of what happens while they look elsewhere. Whoever looks at something hands in what it found;
/// who is interrupted is decided on a worker. Settings lie in notifications.yaml; what was told and a short
/// history are kept in the workspace.
class NotifyController final : public QObject {
    Q_OBJECT
public:
    /// `place` shows the notices; it is another one in tests.
    NotifyController(Workspace& workspace, NoticePlace& place, QObject* parent = nullptr);
    ~NotifyController() override;

    void start(); ///< reads what is kept; what is handed in before waits
    void take(const NoticeBatch& batch);
    /// Likewise; where nothing was ever told here, what was there before is no news.
    void takeStanding(const NoticeBatch& batch);
    enum class Reached { Yes, NobodyIs };
    void setReached(Reached reached);
    void openSettings(QWidget* parent);
    void putSettings(const NoticeSettings& settings); ///< they hold from now on, and are written
    void rereadSettings();                            ///< somebody else wrote them
    /// Alerts are to be looked at for their notices, whatever is in view.
    bool wantsAlerts() const;
    const NoticeSettings& settings() const { return settings_; }
    const QList<NoticeRecord>& history() const { return history_; }
    TrayIcon* tray() const { return tray_; }

Q_SIGNALS:
    void targetActivated(const QString& target); ///< as of NoticeEvent
    void windowRequested();
    void quitRequested();
    void settingsChanged();
    void told();                         ///< the history grew
    void failed(const ph::Error& error); ///< settings hold, and are not written

private:
    struct Kept {
        NoticeSettings settings;
        std::optional<NoticeState> state; ///< none: nothing was ever told
        QList<NoticeRecord> history;
        QStringList environments;
    };
    void begin(Kept kept);
    void work();
    void show(const NoticeStep& step);
    void countFiring(const NoticeBatch& batch);
    void showMood();
    void toggleQuietHour();
    void takeSettings(const NoticeSettings& settings);
    void keepHistory();
    void write(std::function<Result<void>()> work);
    void showTest();

    Workspace& workspace_;
    NoticePlace& place_;
    const NotificationFiles files_;
    TrayIcon* tray_;
    enum class Phase { Reading, Idle, Working } phase_ = Phase::Reading;
    NoticeSettings settings_ = usualNoticeSettings();
    NoticeState state_;
    QList<NoticeRecord> history_; ///< oldest first
    QStringList environments_;
    QHash<QString, QString> targets_;     ///< by id of the notice
    QString lastTarget_;                  ///< of the last one: the tray does not say which was clicked
    QHash<QString, NoticeCounts> firing_; ///< by source
    std::deque<NoticeBatch> waiting_, standing_;
    QSet<QString> known_; ///< sources whose first look is no news
    enum class Begun { Anew, Before } begun_ = Begun::Before;
    Reached reached_ = Reached::Yes;
    QTimer minute_;
    QPointer<NotificationsDialog> dialog_;
    JobHandle readJob_, rereadJob_, workJob_;
    std::vector<JobHandle> writes_;
};

} // namespace ph
