#pragma once

#include "models/values/Notice.h"

#include <QDialog>

class QComboBox;
class QLineEdit;
class QStackedWidget;
class QTabWidget;

namespace ph {

class NoticeHistoryModel;
class QuietHoursEdit;
class StateView;

/// What may interrupt, when it may not, and what was told. Nothing changes before it is kept.
class NotificationsDialog final : public QDialog {
    Q_OBJECT
public:
    /// `environments`: those that are known, to name in a rule.
    NotificationsDialog(const NoticeSettings& settings, const QList<NoticeRecord>& history,
                        const QStringList& environments, QWidget* parent = nullptr);
    NoticeSettings settings() const;
    void showHistory(const QList<NoticeRecord>& history);
    enum class Part { Rules, Quiet, History };
    void showPart(Part part);

Q_SIGNALS:
    void kept(const ph::NoticeSettings& settings);
    void testRequested();
    void opened(const QString& target); ///< of a line of the history

private:
    QWidget* buildRules(const QStringList& environments);
    QWidget* buildHistory();

    const NoticeSettings begun_;
    struct Rule {
        QComboBox *way, *least;
        QLineEdit* environments;
    };
    std::array<Rule, noticeKinds> rules_{};
    QTabWidget* parts_;
    QuietHoursEdit* quiet_;
    NoticeHistoryModel* history_;
    QStackedWidget* historyStack_ = nullptr;
};

} // namespace ph
