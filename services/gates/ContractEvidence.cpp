#include "services/gates/ContractEvidence.h"

#include "services/contracts/ContractCheck.h"
#include "services/contracts/ContractFile.h"
#include "services/contracts/ContractSettings.h"
#include "services/gates/SteadyFile.h"

#include <QDir>
#include <QFile>

#include <algorithm>

namespace ph {

namespace {

/// The text of a contract's file, small enough to be kept.
Result<QString> contractTextIn(const QString& path)
{
    QFile file(path);
    if (!file.exists())
        return fail(ErrorKind::NotFound, path, QStringLiteral("There is no such file."));
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Storage, path, file.errorString());
    const auto bytes = file.read(maxKeptContractBytes + 1);
    if (bytes.size() > maxKeptContractBytes)
        return fail(ErrorKind::Invalid, path,
                    QStringLiteral("It is larger than the %1 MiB that a release keeps.")
                        .arg(maxKeptContractBytes >> 20));
    if (!bytes.isValidUtf8())
        return fail(ErrorKind::Unreadable, path, QStringLiteral("The file is not UTF-8."));
    return QString::fromUtf8(bytes);
}

Result<ContractFacts> checkedFacts(const DataContract& contract, const QString& data, const SteadyFile& file,
                                   std::int64_t nowMs, std::stop_token stop)
{
    const auto report = checkContract(contract, frameRequest(data), nowMs, {.stop = stop});
    if (!report)
        return fail(report.error());
    if (report->findings.size() > maxKeptContractRules)
        return fail(ErrorKind::Invalid, data,
                    QStringLiteral("Its contract has more than the %1 rules that a release keeps.")
                        .arg(maxKeptContractRules));
    const auto digest = file.digest(std::move(stop));
    if (!digest)
        return fail(digest.error());
    ContractFacts facts{.contract = {}, .digest = *digest, .counts = countsOf(*report)};
    facts.notes = report->notes;
    for (qsizetype i = 0; i < report->findings.size(); ++i) {
        if (report->findings[i].verdict != QualityVerdict::Pass)
            facts.words.insert(i, report->findings[i].words);
    }
    return facts;
}

} // namespace

Fact<ContractFacts> loadContractEvidence(const QJsonObject& settings, const QString& folder,
                                         std::int64_t nowMs, std::stop_token stop)
{
    const auto word = [&](const char* key) { return settings.value(QLatin1String(key)).toString(); };
    const auto data = QDir(folder).absoluteFilePath(word("sample"));
    const SteadyFile file(data);
    const auto load = [&]() -> Result<ContractFacts> {
        const auto contractFile = word("contract");
        if (contractFile.isEmpty())
            return checkedFacts(contractFrom(settings), data, file, nowMs, stop);
        const auto path = QDir(folder).absoluteFilePath(contractFile);
        const auto text = contractTextIn(path);
        if (!text)
            return fail(text.error());
        const auto contract = onlyContract(readContract(text->toUtf8()), path);
        if (!contract)
            return fail(contract.error());
        auto facts = checkedFacts(*contract, data, file, nowMs, stop);
        if (facts)
            facts->contract = *text;
        return facts;
    };
    Fact<ContractFacts> fact;
    fact.source = word("sample");
    fact.observedMs = file.writtenMs() == noTime ? nowMs : std::min(file.writtenMs(), nowMs);
    if (auto facts = load())
        fact.value = std::move(*facts);
    else
        fact.error = facts.error();
    return fact;
}

} // namespace ph
