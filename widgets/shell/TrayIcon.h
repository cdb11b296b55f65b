#pragma once

#include "models/values/Notice.h"
#include "widgets/common/Theme.h"

#include <QObject>

#include <memory>
#include <optional>

class QAction;
class QMenu;
class QSystemTrayIcon;

namespace ph {

/// The sign of a mood: a ring, a triangle, a cross or a question, so that it can be told without its colour.
QPixmap trayPicture(TrayMood mood, const Theme& theme, int size);

/// The program's sign in the desktop's tray, with what fires at a glance. Where there is no tray it is
/// nothing, and everything else goes on.
class TrayIcon final : public QObject {
    Q_OBJECT
public:
    explicit TrayIcon(QObject* parent = nullptr);
    ~TrayIcon() override;
    void showMood(TrayMood mood, int firing);
    enum class Quiet { No, Yes };
    /// Whether it is quiet now, and whether quiet hours are kept at all.
    void showQuiet(Quiet now, QuietHours::Kept kept);
    bool isShown() const;
    /// A notice by way of the tray, for desktops where nobody else shows them.
    void showMessage(const QString& title, const QString& text);
    QMenu* menu() const { return menu_.get(); }

Q_SIGNALS:
    void openRequested();
    void quietHourRequested(); ///< or its end, where it is quiet by hand
    void quietHoursToggled(bool kept);
    void settingsRequested();
    void quitRequested();
    void messageClicked();

private:
    struct Painted {
        TrayMood mood;
        qint64 palette;
        friend bool operator==(const Painted&, const Painted&) = default;
    };
    std::optional<Painted> painted_;
    std::unique_ptr<QMenu> menu_;
    QSystemTrayIcon* icon_;
    QAction *hour_, *hours_;
};

} // namespace ph
