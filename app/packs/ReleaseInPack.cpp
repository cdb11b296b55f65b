#include "app/packs/ReleaseInPack.h"

#include "services/pack/PackFileTexts.h"

#include <algorithm>

namespace ph {

namespace {

using nlohmann::json;

/// In a pack anything may be anything: empty where there is no such text.
QString textIn(const json& object, const char* name)
{
    const auto member = object.find(name);
    return member != object.end() && member->is_string() ? QString::fromStdString(member->get<std::string>())
                                                         : QString();
}

/// A line for each object in the list of that name.
template <class Line>
void addEach(QStringList& lines, const json& object, const char* name, const Line& line)
{
    const auto list = object.find(name);
    if (list == object.end() || !list->is_array())
        return;
    for (const auto& each : *list) {
        if (each.is_object())
            lines << line(each);
    }
}

/// "approve by KEY at TIME: comment", the last left out where nothing was written.
QString saidLine(const QString& what, const json& said, const char* when, const char* words)
{
    const auto line = PackFileTexts::tr("%1 by %2 at %3").arg(what, textIn(said, "key"), textIn(said, when));
    const auto text = textIn(said, words);
    return text.isEmpty() ? line : line + QStringLiteral(": ") + text;
}

void addSaid(QStringList& lines, const json& said)
{
    addEach(lines, said, "approvals", [](const json& one) {
        return saidLine(PackFileTexts::tr("Said: %1").arg(textIn(one, "decision")), one, "time", "comment");
    });
    addEach(lines, said, "waivers", [](const json& one) {
        return saidLine(PackFileTexts::tr("Gate %1 waived").arg(textIn(one, "gate")), one, "given", "reason");
    });
    addEach(lines, said, "answers", [](const json& one) {
        return saidLine(
            QStringLiteral("%1, %2: %3").arg(textIn(one, "gate"), textIn(one, "item"), textIn(one, "word")),
            one, "time", "note");
    });
}

} // namespace

Result<json> releaseInPack(const QByteArray& releases, const QString& id)
{
    auto document = json::parse(releases.toStdString(), nullptr, false);
    const bool isList = document.is_array() && std::all_of(document.begin(), document.end(),
                                                           [](const json& each) { return each.is_object(); });
    if (!isList)
        return fail(ErrorKind::Unreadable, QStringLiteral("releases.json"),
                    PackFileTexts::tr("It is no list of releases."));
    for (auto& each : document) {
        if (textIn(each, "id") == id)
            return std::move(each);
    }
    return fail(ErrorKind::NotFound, id, PackFileTexts::tr("There is no such release in the pack."));
}

QStringList releaseInPackLines(const json& release)
{
    const auto changed = textIn(release, "changed");
    QStringList lines{PackFileTexts::tr("Release %1: %2, changed %3")
                          .arg(textIn(release, "id"), textIn(release, "state"),
                               changed.isEmpty() ? PackFileTexts::tr("at an unknown time") : changed)};
    for (const auto& [title, name] : {std::pair(PackFileTexts::tr("Why"), "reason"),
                                      std::pair(PackFileTexts::tr("Takes back"), "rollback_of"),
                                      std::pair(PackFileTexts::tr("Plan"), "plan_digest"),
                                      std::pair(PackFileTexts::tr("Evidence"), "evidence_digest")}) {
        if (const auto text = textIn(release, name); !text.isEmpty())
            lines << QStringLiteral("%1: %2").arg(title, text);
    }
    addEach(lines, release, "gates", [](const json& gate) {
        return PackFileTexts::tr("Gate %1: %2. %3")
            .arg(textIn(gate, "id"), textIn(gate, "verdict"), textIn(gate, "reason"));
    });
    if (const auto said = release.find("said"); said != release.end() && said->is_object())
        addSaid(lines, *said);
    addEach(lines, release, "steps", [](const json& step) {
        const auto observed = textIn(step, "observed");
        return PackFileTexts::tr("Step %1, %2: %3; seen: %4")
            .arg(textIn(step, "id"), textIn(step, "place"), textIn(step, "state"),
                 observed.isEmpty() ? PackFileTexts::tr("nothing") : observed);
    });
    return lines;
}

} // namespace ph
