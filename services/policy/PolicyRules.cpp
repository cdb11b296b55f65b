#include "services/policy/PolicyRules.h"

#include "models/values/NearestWord.h"
#include "services/gates/GateKinds.h"
#include "services/policy/PolicyText.h"
#include "services/policy/RolloutCheck.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>
#include <QTimeZone>

#include <algorithm>

namespace ph {

namespace {

class Rules {
public:
    Rules(const Policy& policy, const FilePlaces& places)
        : policy_(policy)
        , places_(places)
    {
        for (const auto& group : policy.groups)
            groupNames_.append(group.name);
    }

    QList<FileProblem> broken()
    {
        for (const auto& group : policy_.groups)
            lookAtGroup(group);
        for (const auto& tier : policy_.tiers)
            lookAtTier(tier);
        lookAtWaivers();
        if (policy_.calendar)
            lookAtCalendar(*policy_.calendar);
        if (policy_.diagnosis)
            lookAtDiagnosis(*policy_.diagnosis);
        std::stable_sort(problems_.begin(), problems_.end(), [](const FileProblem& a, const FileProblem& b) {
            return std::pair(a.line, a.column) < std::pair(b.line, b.column);
        });
        return problems_;
    }

private:
    void complain(const QString& path, const RecordedText& message)
    {
        const auto place = places_.value(path);
        problems_.append(FileProblem::make(place.line, place.column, path, message));
    }
    /// `what` is one of the words below, marked under the context of policyText().
    void unknown(const QString& path, const char* what, const QString& word, const QStringList& known)
    {
        const auto near = nearestWord(word, known);
        complain(path, near.isEmpty()
                           //: %1 is a group, a gate or a time zone
                           ? policyText(QT_TRANSLATE_NOOP("ph::PolicyFile", "There is no %1 \"%2\"."))
                                 .arg(policyText(what), word)
                           //: %1 is a group, a gate or a time zone
                           : policyText(QT_TRANSLATE_NOOP("ph::PolicyFile",
                                                          "There is no %1 \"%2\"; did you mean %3?"))
                                 .arg(policyText(what), word, near));
    }

    void lookAtGroup(const ApproverGroup& group)
    {
        QSet<QString> keys, labels;
        for (qsizetype i = 0; i < group.approvers.size(); ++i) {
            const auto& approver = group.approvers[i];
            const auto path = QStringLiteral("groups.%1[%2]").arg(group.name).arg(i);
            if (keys.contains(approver.key))
                complain(path + QStringLiteral(".key"),
                         policyText(QT_TRANSLATE_NOOP(
                             "ph::PolicyFile", "This key is in the group twice: nobody approves twice.")));
            if (labels.contains(approver.label))
                complain(
                    path + QStringLiteral(".label"),
                    policyText(QT_TRANSLATE_NOOP("ph::PolicyFile", "This label is in the group twice.")));
            keys.insert(approver.key);
            labels.insert(approver.label);
            // 43 base64 digits hold 258 bits; those beyond 256 have to be 0, or one key has several
            // spellings.
            const auto bytes = QByteArray::fromBase64(approver.key.mid(8).toLatin1());
            if (bytes.size() != 32 || QString::fromLatin1(bytes.toBase64()) != approver.key.mid(8))
                complain(path + QStringLiteral(".key"),
                         policyText(QT_TRANSLATE_NOOP("ph::PolicyFile", "This is no base64 of 32 bytes.")));
        }
    }

    void lookAtTier(const PolicyTier& tier)
    {
        const auto path = QStringLiteral("tiers.") + tier.name;
        for (auto it = tier.quorum.cbegin(); it != tier.quorum.cend(); ++it) {
            const auto at = path + QStringLiteral(".quorum.") + it.key();
            const auto* group = policy_.group(it.key());
            if (!group)
                //: of approvers, as it stands in "There is no %1"
                unknown(at, QT_TRANSLATE_NOOP("ph::PolicyFile", "group"), it.key(), groupNames_);
            else if (it.value() > group->approvers.size())
                complain(at, policyText(QT_TRANSLATE_NOOP("ph::PolicyFile",
                                                          "%1 approvals of a group of %2 can never be had."))
                                 .arg(it.value())
                                 .arg(group->approvers.size()));
        }
        if (tier.rehearsedWithinMs &&
            std::none_of(tier.gates.begin(), tier.gates.end(),
                         [](const GateSpec& gate) { return gate.kind == QLatin1String("rollback-ready"); }))
            complain(path + QStringLiteral(".rollback.rehearsed-within"),
                     policyText(QT_TRANSLATE_NOOP(
                         "ph::PolicyFile", "A rollback-ready gate asks for it, and the tier has none.")));
        lookAtConditionNames(tier, path + QStringLiteral(".rollback.condition-names"));
        QSet<QString> ids;
        for (qsizetype i = 0; i < tier.gates.size(); ++i) {
            const auto at = QStringLiteral("%1.gates[%2]").arg(path).arg(i);
            const auto& gate = tier.gates[i];
            if (ids.contains(gate.id))
                complain(
                    at + QStringLiteral(".id"),
                    policyText(QT_TRANSLATE_NOOP("ph::PolicyFile", "\"%1\" is a gate of this tier already."))
                        .arg(gate.id));
            ids.insert(gate.id);
            lookAtGate(gate, at);
        }
        const auto risk = &tier == &policy_.tiers.front() ? TierRisk::Least : TierRisk::Above;
        for (const auto& broken : brokenRolloutRules(tier, risk, places_))
            complain(broken.path, broken.words);
    }

    void lookAtConditionNames(const PolicyTier& tier, const QString& path)
    {
        static const QRegularExpression metric(QStringLiteral("\\A[A-Za-z_:][A-Za-z0-9_:]*\\z"));
        for (qsizetype i = 0; i < tier.rollbackConditionNames.size(); ++i) {
            const auto& name = tier.rollbackConditionNames[i];
            if (!metric.match(name).hasMatch())
                complain(
                    QStringLiteral("%1[%2]").arg(path).arg(i),
                    policyText(
                        QT_TRANSLATE_NOOP(
                            "ph::PolicyFile",
                            "\"%1\" is no metric's bare name, as error_rate: no condition could name it."))
                        .arg(name));
        }
    }

    void lookAtGate(const GateSpec& gate, const QString& path)
    {
        if (gate.kind == QLatin1String("no-freeze") && !policy_.calendar)
            complain(path, policyText(QT_TRANSLATE_NOOP(
                               "ph::PolicyFile", "no-freeze needs a calendar, and the policy has none.")));
        const auto low = gate.settings.value(QLatin1String("at-least"));
        const auto high = gate.settings.value(QLatin1String("at-most"));
        if (low.isDouble() && high.isDouble() && low.toDouble() > high.toDouble())
            complain(path, policyText(QT_TRANSLATE_NOOP("ph::PolicyFile",
                                                        "at-least is above at-most: nothing can pass.")));
        QSet<QString> items;
        const auto list = gate.settings.value(QLatin1String("items")).toArray();
        for (qsizetype i = 0; i < list.size(); ++i) {
            const auto id = list[i].toObject().value(QLatin1String("id")).toString();
            if (items.contains(id))
                complain(
                    QStringLiteral("%1.items[%2].id").arg(path).arg(i),
                    policyText(QT_TRANSLATE_NOOP("ph::PolicyFile", "\"%1\" is an item of this list already."))
                        .arg(id));
            items.insert(id);
        }
        const auto* kind = gateKind(gate.kind);
        if (!kind || !kind->problems)
            return;
        for (const auto& problem : kind->problems(gate.settings))
            complain(problem.setting.isEmpty() ? path : path + u'.' + problem.setting, problem.words);
    }

    void lookAtWaivers()
    {
        QStringList gates;
        for (const auto& tier : policy_.tiers) {
            for (const auto& gate : tier.gates)
                gates.append(gate.id);
        }
        QSet<std::pair<QString, QString>> seen;
        for (qsizetype i = 0; i < policy_.waivers.size(); ++i) {
            const auto& waiver = policy_.waivers[i];
            const auto path = QStringLiteral("waivers[%1]").arg(i);
            if (!gates.contains(waiver.gate))
                //: as it stands in "There is no %1"
                unknown(path + QStringLiteral(".gate"), QT_TRANSLATE_NOOP("ph::PolicyFile", "gate"),
                        waiver.gate, gates);
            if (!groupNames_.contains(waiver.group))
                unknown(path + QStringLiteral(".group"), QT_TRANSLATE_NOOP("ph::PolicyFile", "group"),
                        waiver.group, groupNames_);
            if (seen.contains({waiver.gate, waiver.group}))
                complain(path, policyText(QT_TRANSLATE_NOOP("ph::PolicyFile",
                                                            "This group has a rule for this gate already.")));
            seen.insert({waiver.gate, waiver.group});
        }
    }

    void lookAtCalendar(const ReleaseCalendar& calendar)
    {
        if (!isTimeZone(calendar.timeZone)) {
            QStringList names;
            for (const auto& zone : QTimeZone::availableTimeZoneIds())
                names.append(QString::fromUtf8(zone));
            //: as it stands in "There is no %1"
            unknown(QStringLiteral("calendar.time-zone"), QT_TRANSLATE_NOOP("ph::PolicyFile", "time zone"),
                    calendar.timeZone, names);
            return; // times mean nothing without it
        }
        for (qsizetype i = 0; i < calendar.windows.size(); ++i) {
            const auto& window = calendar.windows[i];
            const auto path = QStringLiteral("calendar.windows[%1]").arg(i);
            if (window.fromMinute == window.toMinute)
                complain(path, policyText(QT_TRANSLATE_NOOP(
                                   "ph::PolicyFile",
                                   "The window closes when it opens; a whole day is 00:00 to 24:00.")));
            if (window.fromMinute == 1440)
                complain(path + QStringLiteral(".from"),
                         policyText(QT_TRANSLATE_NOOP("ph::PolicyFile", "No day begins at 24:00.")));
            if (window.toMinute == 0)
                complain(path + QStringLiteral(".to"),
                         policyText(QT_TRANSLATE_NOOP("ph::PolicyFile", "The end of a day is 24:00.")));
        }
        for (qsizetype i = 0; i < calendar.freezes.size(); ++i) {
            const auto& freeze = calendar.freezes[i];
            const auto path = QStringLiteral("calendar.freezes[%1]").arg(i);
            if (freeze.fromMs == noTime || freeze.toMs == noTime)
                complain(path, policyText(QT_TRANSLATE_NOOP("ph::PolicyFile", "There is no such day.")));
            else if (freeze.toMs <= freeze.fromMs)
                complain(path, policyText(
                                   QT_TRANSLATE_NOOP("ph::PolicyFile", "The freeze ends before it begins.")));
        }
    }

    void lookAtDiagnosis(const DiagnosisRules& rules)
    {
        QSet<QString> steps;
        for (qsizetype i = 0; i < rules.steps.size(); ++i) {
            const auto& step = rules.steps[i];
            const auto path = QStringLiteral("diagnosis.steps[%1]").arg(i);
            if (steps.contains(step.id))
                complain(path + QStringLiteral(".id"),
                         policyText(QT_TRANSLATE_NOOP("ph::PolicyFile", "\"%1\" is a step already."))
                             .arg(step.id));
            steps.insert(step.id);
            QSet<QString> checks;
            for (qsizetype j = 0; j < step.checks.size(); ++j) {
                const auto& check = step.checks[j];
                const auto at = QStringLiteral("%1.checks[%2]").arg(path).arg(j);
                if (checks.contains(check.id))
                    complain(at + QStringLiteral(".id"),
                             policyText(QT_TRANSLATE_NOOP("ph::PolicyFile",
                                                          "\"%1\" is a check of this step already."))
                                 .arg(check.id));
                checks.insert(check.id);
                if (check.atLeast && check.atMost && *check.atLeast > *check.atMost)
                    complain(at,
                             policyText(QT_TRANSLATE_NOOP(
                                 "ph::PolicyFile", "at-least is above at-most: every number is a find.")));
            }
        }
    }

    const Policy& policy_;
    const FilePlaces& places_;
    QStringList groupNames_;
    QList<FileProblem> problems_;
};

} // namespace

QList<FileProblem> brokenRules(const Policy& policy, const FilePlaces& places)
{
    return Rules(policy, places).broken();
}

} // namespace ph
