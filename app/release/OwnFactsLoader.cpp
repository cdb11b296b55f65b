#include "app/release/OwnFactsLoader.h"

#include "app/release/DriftEvidence.h"
#include "app/release/FactFrom.h"
#include "models/values/Policy.h"
#include "services/contracts/ContractCheck.h"
#include "services/contracts/ContractFile.h"
#include "services/gates/ContractEvidence.h"
#include "services/gates/ExternalCommand.h"
#include "services/gates/NewestInTable.h"
#include "services/gates/QualityEvidence.h"
#include "services/gates/SampleFile.h"
#include "services/gates/SteadyFile.h"

#include <QDir>
#include <QJsonArray>

namespace ph {

namespace {

QString ownSetting(const GateSpec& gate, const char* key)
{
    return gate.settings.value(QLatin1String(key)).toString();
}

/// A sample is as old as its file, not as the look at it.
Fact<SampleTable> sampleIn(const OwnFactsPlace& place, const QString& path)
{
    const auto file = QDir(place.folder).absoluteFilePath(path);
    const auto writtenMs = SteadyFile(file).writtenMs();
    return factFrom(loadSample(file), writtenMs == noTime ? place.nowMs : std::min(writtenMs, place.nowMs),
                    path);
}

Fact<QualityFacts> reportIn(const GateSpec& gate, const OwnFactsPlace& place)
{
    const bool isByFile = ownSetting(gate, "age-by") == QLatin1String("file");
    const bool areAll = ownSetting(gate, "windows") == QLatin1String("all");
    return loadQualityEvidence(
        QDir(place.folder).absoluteFilePath(ownSetting(gate, "report")),
        {ownSetting(gate, "time-zone"), isByFile ? ReportTime::From::File : ReportTime::From::Report},
        areAll ? ReportWindows::All : ReportWindows::Newest);
}

/// A table held against its contract now, as a report like any other; as old as the table's file.
Fact<QualityFacts> contractKept(const GateSpec& gate, const OwnFactsPlace& place, std::stop_token stop)
{
    const auto data = QDir(place.folder).absoluteFilePath(ownSetting(gate, "data"));
    const SteadyFile file(data);
    const auto check = [&]() -> Result<QualityFacts> {
        const auto contract = contractIn(QDir(place.folder).absoluteFilePath(ownSetting(gate, "contract")));
        if (!contract)
            return fail(contract.error());
        const auto report = checkContract(*contract, frameRequest(data), place.nowMs, {.stop = stop});
        if (!report)
            return fail(report.error());
        auto facts = qualityFactsOf(qualityReportOf(*report), ReportWindows::All);
        const auto digest = file.digest(stop);
        if (!digest)
            return fail(digest.error());
        facts.digest = *digest;
        return facts;
    };
    return factFrom(check(),
                    std::min(file.writtenMs() == noTime ? place.nowMs : file.writtenMs(), place.nowMs),
                    ownSetting(gate, "data"));
}

Fact<CommandOutcome> outcomeOf(const GateSpec& gate, const OwnFactsPlace& place, std::stop_token stop)
{
    ExternalCommand external;
    for (const auto& argument : gate.settings.value(QLatin1String("command")).toArray())
        external.arguments.append(argument.toString());
    external.folder = place.folder;
    if (const auto limitMs = durationFromText(ownSetting(gate, "time-limit")); limitMs > 0)
        external.timeLimit = std::chrono::milliseconds(limitMs);
    return factFrom(runCommand(external, std::move(stop)), place.nowMs, external.arguments.front());
}

} // namespace

OwnFacts loadOwnFacts(const GateSpec& gate, const OwnFactsPlace& place, std::stop_token stop)
{
    OwnFacts own;
    const auto says = [&](const char* key) { return gate.settings.contains(QLatin1String(key)); };
    if (says("sample"))
        own.contract = loadContractEvidence(gate.settings, place.folder, place.nowMs, stop);
    if (says("offline"))
        own.sample = sampleIn(place, ownSetting(gate, "offline"));
    if (says("online"))
        own.serving = sampleIn(place, ownSetting(gate, "online"));
    if (says("report"))
        own.quality = reportIn(gate, place);
    if (says("data"))
        own.quality = contractKept(gate, place, stop);
    if (says("reference"))
        own.drift = gatherDrift(gate.settings, place.folder, place.nowMs, stop);
    if (says("table")) // its own newest time is what is judged, not that of the file
        own.newest = factFrom(newestInTable(QDir(place.folder).absoluteFilePath(ownSetting(gate, "table")),
                                            ownSetting(gate, "column"), ownSetting(gate, "by"), stop),
                              place.nowMs, ownSetting(gate, "table"));
    if (says("command") && place.commands == Commands::Run)
        own.command = outcomeOf(gate, place, std::move(stop));
    return own;
}

} // namespace ph
