#pragma once

#include "models/values/EnvironmentLine.h"
#include "models/values/ReleaseView.h"

#include <QWidget>

class QVBoxLayout;

namespace ph {

class Badge;
class PlainLabel;

/// One environment: what is live, what each of its parts can do, and who enforces its rules here.
class EnvironmentView : public QWidget {
    Q_OBJECT
public:
    explicit EnvironmentView(QWidget* parent = nullptr, Clock clock = systemNow);
    void showEnvironment(const EnvironmentLine& environment, const QList<EnforcementLine>& rules);

Q_SIGNALS:
    void probeRequested(const QString& environment);
    void draftRequested(const QString& environment);
    void policyRequested(const QString& environment);

private:
    Clock clock_;
    QString name_;
    PlainLabel* title_ = nullptr;
    Badge* freeze_ = nullptr;
    PlainLabel* facts_ = nullptr;
    QVBoxLayout* parts_ = nullptr;
    QVBoxLayout* rules_ = nullptr;
};

} // namespace ph
