#pragma once

#include "models/values/EnvironmentLine.h"
#include "models/values/ReleaseView.h"
#include "models/values/Result.h"

#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace ph {

class Badge;
class Banner;
class PlainLabel;

/// One environment: what is live, what each of its parts can do, and who enforces its rules here.
class EnvironmentView : public QWidget {
    Q_OBJECT
public:
    explicit EnvironmentView(QWidget* parent = nullptr, Clock clock = systemNow);
    void showEnvironment(const EnvironmentLine& environment, const QList<EnforcementLine>& rules);
    void showUnasked(const Error& error); ///< its parts could not be asked
    void showRehearsing();
    void showRehearsal(const Result<QString>& rehearsed); ///< what a rollback goes to: "fraud 6"

Q_SIGNALS:
    void probeRequested(const QString& environment);
    void rehearsalRequested(const QString& environment);
    void draftRequested(const QString& environment);
    void policyRequested(const QString& environment);

private:
    using Request = void (EnvironmentView::*)(const QString&);
    Clock clock_;
    QString name_;
    Request again_ = &EnvironmentView::rehearsalRequested; ///< what the banner's button asks for
    PlainLabel* title_ = nullptr;
    Badge* freeze_ = nullptr;
    PlainLabel* facts_ = nullptr;
    QPushButton* rehearse_ = nullptr;
    Banner* banner_ = nullptr;
    QVBoxLayout* parts_ = nullptr;
    QWidget* rulesCard_ = nullptr;
    QVBoxLayout* rules_ = nullptr;
};

} // namespace ph
