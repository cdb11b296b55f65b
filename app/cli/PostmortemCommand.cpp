#include "app/cli/CommandLine.h"
#include "app/incidents/LoadPostmortem.h"
#include "app/incidents/PostmortemFile.h"
#include "models/values/WholeFile.h"
#include "services/postmortem/PostmortemMarkdown.h"

#include <QFileInfo>

namespace ph {

namespace {

struct PostmortemOptions {
    std::string id, out;
    bool force = false;
};

nlohmann::json draftJson(const Incident& incident, const Postmortem& draft)
{
    const auto texts = [](const QStringList& lines) {
        auto list = nlohmann::json::array();
        for (const auto& line : lines)
            list.push_back(jsonText(line));
        return list;
    };
    auto sections = nlohmann::json::array(), timeline = nlohmann::json::array();
    for (const auto& section : draft.sections)
        sections.push_back({{"title", jsonText(section.title)}, {"lines", texts(section.lines)}});
    for (const auto& moment : draft.timeline)
        timeline.push_back({{"at", jsonTime(moment.atMs)},
                            {"what", jsonText(moment.what)},
                            {"source", jsonText(moment.source)}});
    return {{"incident", jsonText(incident.id)},
            {"title", jsonText(draft.title)},
            {"facts", texts(draft.facts)},
            {"sections", sections},
            {"timeline", timeline},
            {"left_out", draft.momentsLeftOut},
            {"wording", texts(draft.wording)}};
}

void draftOne(CommandLine& line, const PostmortemOptions& options)
{
    const auto file = toText(options.out);
    std::optional<PostmortemFormat> format;
    if (!file.isEmpty()) { // before anything is read
        const auto known = postmortemFormat(file);
        if (!known)
            return line.fail(known.error());
        format = *known;
        if (!options.force && QFileInfo::exists(file))
            return line.fail(Error::make(ErrorKind::Conflict, file,
                                         QStringLiteral("This file is there already; --force replaces it.")));
    }
    const auto reading = loadPostmortem(*line.workspace(), toText(options.id), {}, line.stop());
    if (!reading)
        return line.fail(reading.error());
    for (const auto& note : reading->notes) {
        line.note(terminalText(note));
        line.exitCode = ExitCode::Partial;
    }
    const auto draft = draftPostmortem(reading->record);
    for (const auto& hint : draft.wording)
        line.note(terminalText(hint));
    if (format) {
        if (const auto written = writeWholeFile(file, postmortemBytes(draft, *format)); !written)
            return line.fail(written.error());
    }
    if (line.output == CommandLine::Output::Json)
        return line.print(draftJson(reading->record.incident, draft));
    if (format)
        return line.print(terminalText(file));
    for (const auto& row : postmortemMarkdown(draft).split(u'\n'))
        line.print(terminalText(row));
}

} // namespace

void addPostmortemCommand(Command app, CommandLine& line)
{
    auto command = app.subcommand("postmortem", "Draft one from the record of an incident");
    auto options = std::make_shared<PostmortemOptions>();
    command.option("ID", options->id, "The incident's id").required();
    command.option("--out", options->out, "A .md, .html or .pdf; without it, Markdown goes to stdout")
        .valueName("FILE");
    command.flag("--force", options->force, "Replaces a file that is there");
    command.footer(
        "Asks nobody: impact, symptom, cause, action, validation and timeline are what the record and "
        "the cache say.\n"
        "A suspect is not called the cause until somebody says so. Words that blame are told on stderr.\n"
        "Example:\n  pilothouse postmortem inc-0a1b2c3d --out postmortem.md");
    line.onParsed(
        command,
        [&line, options] {
            if (line.workspace())
                draftOne(line, *options);
        },
        CommandLine::Application::Graphical); // a PDF needs fonts
}

} // namespace ph
