#include "services/policy/PolicyShape.h"

#include "services/gates/GateKinds.h"
#include "services/policy/DiagnosisSection.h"
#include "services/policy/RolloutSection.h"

namespace ph {

namespace {

using namespace shape;

Shape gateShape()
{
    Shape gates;
    gates.kind = Shape::Kind::Variant;
    gates.description = QStringLiteral("A gate, by its kind.");
    for (const auto& kind : gateKinds()) {
        std::vector<ShapeField> fields{
            required("id", identifier(QStringLiteral("Unique in its tier; waivers name it."))),
            required("kind", choice({kind.name}, kind.description)),
            optional("title", text(QStringLiteral("What people read; usually the id."))),
            optional("max-age",
                     duration(QStringLiteral("How old facts may be; usually the policy's max-age.")))};
        fields.insert(fields.end(), kind.settings.begin(), kind.settings.end());
        gates.variants.push_back({kind.name, object(std::move(fields), kind.description, kind.anyOf)});
    }
    return gates;
}

Shape groupShape()
{
    auto approver = object(
        {required("label", text(QStringLiteral("What people read."))),
         required("key",
                  matching(QStringLiteral("ed25519:[A-Za-z0-9+/]{43}="),
                           //: within "Expected %1, found \"%2\"."
                           QString::fromUtf8(QT_TRANSLATE_NOOP(
                               "ph::FileProblem", "an Ed25519 public key: ed25519: and 32 bytes in base64")),
                           QStringLiteral("Public key, as `pilothouse ledger key` prints it.")))},
        QStringLiteral("Somebody who may approve."));
    return list(std::move(approver), QStringLiteral("Who is in the group."));
}

Shape tierShape()
{
    return object(
        {required("gates", list(gateShape(), QStringLiteral("All have to pass."))),
         required("quorum",
                  map(integer(QStringLiteral("How many of the group."), 1, 1000),
                      QStringLiteral("Group -> how many of it have to approve. The author of a release "
                                     "never counts."))),
         required("approvals-expire", duration(QStringLiteral("After an approval it counts no more."))),
         required("soak", duration(QStringLiteral("How long it is watched before it is done."))),
         optional("exposure-cap-percent",
                  number(QStringLiteral("Share of traffic before the soak is over; usually 100."), 0, 100)),
         required("rollback",
                  object({optional("condition-names",
                                   list(text(QStringLiteral("A metric.")),
                                        QStringLiteral("The rollback condition has to name one of these."))),
                          optional("rehearsed-within",
                                   duration(QStringLiteral("A rollback was rehearsed within this time."))),
                          optional("needs-quorum",
                                   flag(QStringLiteral(
                                       "Only what was approved with the release is gone back to at once; "
                                       "any other version needs a release of its own.")))},
                         QStringLiteral("The way back."))),
         optional("rollout", rolloutShape())},
        QStringLiteral("What a release of this risk has to go through."));
}

Shape calendarShape()
{
    const auto clock = [](const char* words) {
        return matching(QStringLiteral("([01][0-9]|2[0-3]):[0-5][0-9]|24:00"),
                        //: within "Expected %1, found \"%2\"."
                        QString::fromUtf8(QT_TRANSLATE_NOOP("ph::FileProblem",
                                                            "a time of the day such as 09:00, up to 24:00")),
                        QLatin1String(words));
    };
    const auto moment = [](const char* words) {
        return matching(
            QStringLiteral("[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]"),
            //: within "Expected %1, found \"%2\"."
            QString::fromUtf8(QT_TRANSLATE_NOOP("ph::FileProblem", "a local time such as 2026-12-24T18:00")),
            QLatin1String(words));
    };
    const QStringList days{QStringLiteral("mon"), QStringLiteral("tue"), QStringLiteral("wed"),
                           QStringLiteral("thu"), QStringLiteral("fri"), QStringLiteral("sat"),
                           QStringLiteral("sun")};
    return object(
        {required("time-zone",
                  text(QStringLiteral("IANA name, e.g. Europe/Berlin. All times are of this zone."))),
         optional(
             "windows",
             list(object({required("days", list(choice(days, QStringLiteral("Day that the window opens.")),
                                                QStringLiteral("Days of the week."))),
                          required("from", clock("Opens.")),
                          required("to", clock("Closes; the next day where it is before `from`."))},
                         QStringLiteral("When releases may begin.")),
                  QStringLiteral("Without any, releases may begin at any time."))),
         optional("freezes",
                  list(object({required("from", moment("First moment.")),
                               required("to", moment("First moment after it.")),
                               required("reason", text(QStringLiteral("Shown to whoever is stopped.")))},
                              QStringLiteral("No promotion begins; rollbacks always may.")),
                       QStringLiteral("Freezes.")))},
        QStringLiteral("Release windows and freezes."));
}

} // namespace

const Shape& policyShape()
{
    static const Shape policy = object(
        {required("policy", integer(QStringLiteral("Version of this format."), 1, 1)),
         required("name", identifier(QStringLiteral("Name of the policy."))),
         required("max-age", duration(QStringLiteral("How old the facts behind a gate may be."))),
         required("groups", map(groupShape(), QStringLiteral("Groups of people who may approve."))),
         required("tiers",
                  map(tierShape(), QStringLiteral("Tiers of risk, e.g. low, medium, high, critical."))),
         optional("waivers",
                  list(object({required("gate", identifier(QStringLiteral("Id of a gate, in any tier."))),
                               required("group", text(QStringLiteral("Any one of it may waive."))),
                               required("max-days",
                                        integer(QStringLiteral("From giving it to its expiry."), 1, 366))},
                              QStringLiteral("Who may waive a gate.")),
                       QStringLiteral("A gate that is not named here cannot be waived."))),
         optional("calendar", calendarShape()), optional("diagnosis", diagnosisShape())},
        QStringLiteral("Release policy of Pilothouse."));
    return policy;
}

} // namespace ph
