#pragma once

#include "app/incidents/IncidentSource.h"
#include "app/incidents/IncidentWriting.h"
#include "app/incidents/RuleGround.h"
#include "models/values/RuleAttempt.h"

#include <QObject>

namespace ph {

class RuleView;

/// Proposes rules for the chosen incident, tries what people write, writes one into the policy and closes the
/// incident with it. What is written is what was shown.
class IncidentRuleController : public QObject {
    Q_OBJECT
public:
    IncidentRuleController(Workspace& workspace, RuleView& view, IncidentWriting write,
                           QObject* parent = nullptr);
    void setSource(const IncidentSource& source);

Q_SIGNALS:
    void messageRaised(const QString& text);

private:
    /// A text that was tried, with what acts need of it.
    struct Tried {
        RuleAttempt attempt;
        std::optional<LearnedRule> rule = {};
        std::optional<PolicyChange> change = {};
    };
    using Done = std::function<void(const Result<QString>&)>;
    static Tried tryText(Workspace& workspace, const RuleGround& ground, const QByteArray& yaml,
                         const QString& policyFile);
    void propose();
    void tryRule(const QByteArray& yaml);
    void choosePolicy();
    void ask(RuleAct act);
    void writeRule(const PolicyChange& change, const Done& done);
    void closeWith(const QString& incident, const Tried& shown, const QString& reason, const Done& done);
    void close(const QString& incident, const IncidentClosed& entry, const QString& message,
               const Done& done);

    Workspace& workspace_;
    IncidentSource source_;
    RuleView& view_;
    const IncidentWriting write_;
    std::shared_ptr<const RuleGround> ground_;
    std::optional<Tried> tried_;
    JobHandle proposing_, trying_, writing_;
};

} // namespace ph
