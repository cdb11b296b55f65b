#include "services/contracts/ContractCheck.h"

#include "services/contracts/ContractVerdict.h"
#include "services/contracts/FreshnessCheck.h"
#include "services/frames/FrameFormat.h"
#include "services/frames/FrameReader.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace ph {

namespace {

/// By name, so that ten thousand columns are found as fast as ten.
QHash<QString, std::size_t> placesIn(const FrameSchema& schema)
{
    QHash<QString, std::size_t> places;
    for (std::size_t i = 0; i < schema.size(); ++i)
        places.insert(schema[i].name, i);
    return places;
}

QSet<QString> columnsOf(const DataContract& contract)
{
    QSet<QString> names;
    for (const auto& column : contract.columns)
        names.insert(column.name);
    return names;
}

constexpr std::size_t hashesOfAllColumns = std::size_t(1) << 23;

/// Takes the columns of the contract, of those that are there.
class ContractSink final : public FrameSink {
public:
    ContractSink(const DataContract& contract, std::int64_t nowMs)
        : contract_(contract)
        , nowMs_(nowMs)
    {
    }

    void begin(const FrameSchema& schema) override
    {
        schema_ = schema;
        checks_.clear();
        freshness_.reset();
        const auto unique =
            std::count_if(contract_.columns.begin(), contract_.columns.end(), [](const ContractColumn& each) {
                return each.repeats == ContractColumn::Repeats::Refused;
            });
        const auto mostHashes = hashesOfAllColumns / std::max<std::size_t>(std::size_t(unique), 1);
        const auto places = placesIn(schema);
        for (const auto& column : contract_.columns) {
            if (const auto at = places.find(column.name); at != places.end())
                checks_.push_back({*at, ContractColumnCheck(column, mostHashes)});
        }
        if (!contract_.freshness)
            return;
        if (const auto at = places.find(contract_.freshness->column); at != places.end()) {
            freshness_.emplace(*contract_.freshness, nowMs_);
            freshnessAt_ = *at;
        }
    }

    Result<void> take(const FrameBatch& batch) override
    {
        for (auto& [at, check] : checks_)
            lookAt(batch, at, check);
        if (freshness_)
            lookAt(batch, freshnessAt_, *freshness_);
        return {};
    }

    const FrameSchema& schema() const { return schema_; }

    /// By column of the contract; `found` are the types that the data speaks for.
    QList<ContractFinding> findings(const FrameReading& reading, const FrameSchema& found)
    {
        QList<ContractFinding> all;
        const auto places = placesIn(found);
        for (auto& [at, check] : checks_) {
            check.countUnreadable(reading.columns[at]);
            const auto type = places.find(schema_[at].name);
            all += check.findings(type == places.end() ? std::nullopt
                                                       : std::optional(contractTypeOf(found[*type].type)));
        }
        return all;
    }
    std::optional<ContractFinding> freshness() const
    {
        return freshness_ ? std::optional(freshness_->finding()) : std::nullopt;
    }
    QString freshnessNote() const { return freshness_ ? freshness_->note() : QString(); }
    std::int64_t newestMs() const { return freshness_ ? freshness_->newestMs() : noTime; }
    std::size_t columnsWithValues() const
    {
        return std::size_t(std::count_if(checks_.begin(), checks_.end(),
                                         [](const Check& each) { return each.check.present() > 0; }));
    }

private:
    struct Check {
        std::size_t at;
        ContractColumnCheck check;
    };

    static void lookAt(const FrameBatch& batch, std::size_t at, auto& check)
    {
        const auto& column = batch.columns[at];
        const auto first = batch.firstRow + 1;
        if (column.type == FrameType::Text) {
            for (std::size_t row = 0; row < batch.rows; ++row)
                check.look(first + row, column.texts.at(row));
            return;
        }
        for (std::size_t row = 0; row < batch.rows; ++row)
            check.look(first + row, column.text(row));
    }

    const DataContract& contract_;
    std::int64_t nowMs_;
    FrameSchema schema_;
    std::vector<Check> checks_;
    std::optional<FreshnessCheck> freshness_;
    std::size_t freshnessAt_ = 0;
};

/// Every column as text, and only those that the contract speaks of: but NDJSON may have columns that begin
/// late, which only a look at all of them finds.
Result<FrameRequest> asTexts(const DataContract& contract, FrameRequest request, const FrameSchema& schema)
{
    request.types.clear();
    request.roles.clear();
    request.columns.clear();
    request.limits.textBytes = request.limits.recordBytes;
    const auto format = request.format ? Result<FrameFormat>(*request.format) : recogniseFrame(request.path);
    if (!format)
        return fail(format.error());
    const bool isNdjson = *format == FrameFormat::Ndjson;
    auto known = columnsOf(contract);
    if (contract.freshness)
        known.insert(contract.freshness->column);
    for (const auto& column : schema) {
        if (!isNdjson && !known.contains(column.name))
            continue;
        request.types.insert(column.name, FrameType::Text);
        if (!isNdjson)
            request.columns.append(column.name);
    }
    if (!isNdjson && request.columns.isEmpty() && !schema.empty())
        request.columns.append(schema.front().name); // its rows are counted all the same
    return request;
}

ContractFinding missingColumns(const DataContract& contract, const FrameSchema& schema)
{
    ContractFinding found{{}, ContractRule::Columns};
    QStringList names;
    const auto there = placesIn(schema);
    for (const auto& column : contract.columns) {
        if (!there.contains(column.name))
            names.append(column.name);
    }
    if (contract.freshness && !contract.column(contract.freshness->column) &&
        !there.contains(contract.freshness->column))
        names.append(contract.freshness->column);
    found.count = std::size_t(names.size());
    found.of = std::max(std::size_t(contract.columns.size()), found.count);
    found.limit = QStringLiteral("%1 columns").arg(contract.columns.size());
    found.words = QStringLiteral("All columns are there.");
    if (names.isEmpty())
        return found;
    found.words = QStringLiteral("Columns that are not there: %1.")
                      .arg(names.mid(0, ContractFinding::maxExamples).join(QStringLiteral(", ")));
    for (const auto& name : names.mid(0, ContractFinding::maxExamples))
        found.examples.append({0, name});
    return found;
}

/// `lost`: values under names that no column has, because they came up too late. Those in the contract would
/// be columns that are not there.
ContractFinding otherColumns(const DataContract& contract, const FrameSchema& schema, std::size_t lost)
{
    ContractFinding found{{}, ContractRule::OtherColumns};
    QStringList names;
    const auto known = columnsOf(contract);
    for (const auto& column : schema) {
        if (!known.contains(column.name))
            names.append(column.name);
    }
    const std::size_t moreNames = lost > 0 ? 1 : 0; // at least
    found.count = std::size_t(names.size()) + moreNames;
    found.of = schema.size() + moreNames;
    found.limit = QStringLiteral("none");
    QStringList words;
    if (!names.isEmpty())
        words.append(QStringLiteral("Columns that the contract does not know: %1.")
                         .arg(names.mid(0, ContractFinding::maxExamples).join(QStringLiteral(", "))));
    if (lost > 0)
        words.append(QStringLiteral("%1 values are of names beyond those.").arg(lost));
    found.words = words.isEmpty() ? QStringLiteral("There are no other columns.") : words.join(u' ');
    for (const auto& name : names.mid(0, ContractFinding::maxExamples))
        found.examples.append({0, name});
    return found;
}

ContractFinding volume(const DataContract& contract, std::size_t rows)
{
    ContractFinding found{{}, ContractRule::Rows};
    found.of = rows;
    found.limit = QStringLiteral("at least %1").arg(contract.minimumRows);
    if (contract.maximumRows)
        found.limit += QStringLiteral(", at most %1").arg(*contract.maximumRows);
    found.words = QStringLiteral("There are %1 rows.").arg(rows);
    return found;
}

/// What was not as a table should be, and breaks no rule of the contract by itself.
QStringList readingNotes(const FrameReading& reading)
{
    auto notes = reading.notes;
    const auto count = [&](std::size_t rows, const char* words) {
        if (rows > 0)
            notes.append(QStringLiteral("%1 %2.").arg(rows).arg(QLatin1String(words)));
    };
    count(reading.shortRows, "rows have fewer cells than there are columns; the rest is missing");
    count(reading.longRows, "rows have more cells than there are columns; those were not looked at");
    count(reading.unreadableRows, "lines are no rows, and were left out");
    count(reading.unknownCells, "values are under names that came up too late to be columns; those were not "
                                "looked at");
    std::size_t notUtf8 = 0;
    for (const auto& column : reading.columns)
        notUtf8 += column.notUtf8;
    count(notUtf8, "values hold bytes that are no UTF-8, and were read as U+FFFD");
    return notes;
}

} // namespace

Result<ContractReport> checkContract(const DataContract& contract, const FrameRequest& request,
                                     std::int64_t nowMs, const FrameContext& context)
{
    auto asked = request;
    asked.columns.clear();
    asked.types.clear();
    asked.roles.clear();
    const auto seen = lookAtFrame(asked);
    if (!seen)
        return fail(seen.error());
    const auto texts = asTexts(contract, asked, *seen);
    if (!texts)
        return fail(texts.error());
    ContractSink sink(contract, nowMs);
    auto reading = readFrame(*texts, sink, context);
    if (!reading)
        return fail(reading.error());
    const auto& schema = texts->columns.isEmpty() ? sink.schema() : *seen;

    ContractReport report;
    report.contract = contract.name;
    report.file = request.path;
    report.checkedMs = nowMs;
    report.findings.append(missingColumns(contract, schema));
    if (contract.otherColumns == DataContract::Others::Refused)
        report.findings.append(otherColumns(contract, schema, reading->unknownCells));
    report.findings.append(volume(contract, reading->rows));
    if (const auto freshness = sink.freshness())
        report.findings.append(*freshness);
    report.findings += sink.findings(*reading, *seen);
    report.notes = readingNotes(*reading);
    if (const auto note = sink.freshnessNote(); !note.isEmpty())
        report.notes.append(note);
    report.newestMs = sink.newestMs();
    report.columnsWithValues = sink.columnsWithValues();
    report.reading = std::move(*reading);
    const auto judged = judgeContract(contract, countsOf(report), nowMs);
    for (qsizetype i = 0; i < report.findings.size(); ++i)
        report.findings[i].verdict = judged.rules[i];
    report.verdict = judged.verdict;
    return report;
}

} // namespace ph
