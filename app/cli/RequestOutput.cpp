#include "app/cli/RequestOutput.h"

#include "models/values/LineDiff.h"

#include <QCoreApplication>

namespace ph {

namespace {

struct RequestOutputTexts {
    Q_DECLARE_TR_FUNCTIONS(TrafficOutput)
};

nlohmann::json jsonTexts(const QStringList& texts)
{
    auto array = nlohmann::json::array();
    for (const auto& text : texts)
        array.push_back(jsonText(text));
    return array;
}

} // namespace

void showRequest(CommandLine& line, const TriedRequest& tried)
{
    line.print(QString());
    const auto request = tried.request.split(u'\n');
    for (const auto& text : request)
        line.print(terminalText(text));
    line.print(QString());
    const auto changed = differingLines(tried.before, tried.after);
    for (const auto& text : changed)
        line.print(terminalText(text));
    if (changed.isEmpty())
        line.print(RequestOutputTexts::tr("The object would stay as it is."));
    line.print(QString());
}

nlohmann::json requestJson(const TriedRequest& tried)
{
    return {{"request", jsonText(tried.request)},
            {"diff", jsonTexts(differingLines(tried.before, tried.after))},
            {"warnings", jsonTexts(tried.warnings)}};
}

} // namespace ph
