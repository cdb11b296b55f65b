#include "app/cli/QualityOutput.h"

#include "app/cli/CommandLine.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace ph {

namespace {

struct QualityOutputTexts {
    Q_DECLARE_TR_FUNCTIONS(QualityOutput)
};

QString shortNumber(double value)
{
    return QString::number(value, 'g', 6);
}

QString valueText(const QualityItem& item)
{
    return item.value ? shortNumber(*item.value) : item.valueText;
}

QString thresholdText(const QualityThreshold& threshold)
{
    const auto bound = threshold.bound ? shortNumber(*threshold.bound) : threshold.text;
    return threshold.comparison.isEmpty() ? bound : threshold.comparison + u' ' + bound;
}

QString methodText(const QualityItem& item)
{
    return item.measure.isEmpty() ? item.method : item.method + QStringLiteral(" · ") + item.measure;
}

/// A column of the table, shown where any result has something to say in it.
struct QualityColumn {
    const char* title;
    QString (*text)(const QualityItem&);
};

constexpr QualityColumn qualityColumns[] = {
    {"DATA SET", [](const QualityItem& item) { return item.dataset; }},
    {"COLUMN", [](const QualityItem& item) { return item.column; }},
    {"SEGMENT", [](const QualityItem& item) { return item.segment; }},
    {"WINDOW", [](const QualityItem& item) { return item.window.name; }},
    {"CHECK", [](const QualityItem& item) { return qualityCheckName(item.check); }},
    {"VERDICT", [](const QualityItem& item) { return qualityVerdictName(item.verdict); }},
    {"VALUE", valueText},
    {"THRESHOLD", [](const QualityItem& item) { return thresholdText(item.threshold); }},
    {"METHOD", methodText},
};

constexpr qsizetype longestCell = 60;

QString cell(const QString& text)
{
    const auto plain = terminalText(text);
    return plain.size() <= longestCell ? plain : plain.left(longestCell - 1) + u'…';
}

QString reportLine(const QualityReport& report)
{
    QStringList parts{QStringList{report.tool, report.toolVersion}.join(u' ').trimmed(), report.format};
    if (!report.title.isEmpty())
        parts.append(report.title);
    if (report.madeMs != noTime)
        parts.append(QString::fromStdString(jsonTime(report.madeMs).get<std::string>()));
    else if (!report.madeText.isEmpty())
        parts.append(QualityOutputTexts::tr("%1 (no time zone told)").arg(report.madeText));
    return terminalText(parts.join(QStringLiteral(" · ")));
}

QString countsLine(const QualityReport& report)
{
    QSet<QString> columns;
    for (const auto& item : report.items) {
        if (!item.column.isEmpty())
            columns.insert(item.column);
    }
    const auto counts = verdictCounts(report);
    QStringList verdicts;
    for (qsizetype i = 0; i < counts.size(); ++i) {
        if (counts[i] > 0)
            verdicts.append(
                QStringLiteral("%1 %2").arg(counts[i]).arg(qualityVerdictName(QualityVerdict(i))));
    }
    const auto results = QualityOutputTexts::tr("%n result(s)", nullptr, int(report.items.size()));
    const auto of = QualityOutputTexts::tr("%n column(s)", nullptr, int(columns.size()));
    return QStringLiteral("%1, %2: %3").arg(results, of, verdicts.join(QStringLiteral(", ")));
}

nlohmann::json jsonMaybe(const std::optional<double>& value)
{
    return value ? jsonNumber(*value) : nlohmann::json();
}

nlohmann::json jsonMaybe(const std::optional<qint64>& value)
{
    return value ? nlohmann::json(*value) : nlohmann::json();
}

nlohmann::json qualityItemJson(const QualityItem& item)
{
    auto numbers = nlohmann::json::array();
    for (const auto& number : item.numbers)
        numbers.push_back({{"name", jsonText(number.name)}, {"value", jsonNumber(number.value)}});
    auto examples = nlohmann::json::array();
    for (const auto& example : item.examples)
        examples.push_back(jsonText(example));
    return {{"column", jsonText(item.column)},
            {"dataset", jsonText(item.dataset)},
            {"segment", jsonText(item.segment)},
            {"window",
             {{"name", jsonText(item.window.name)},
              {"start", jsonTime(item.window.startMs)},
              {"end", jsonTime(item.window.endMs)}}},
            {"check", jsonText(qualityCheckName(item.check))},
            {"method", jsonText(item.method)},
            {"measure", jsonText(item.measure)},
            {"value", item.value                 ? jsonNumber(*item.value)
                      : item.valueText.isEmpty() ? nlohmann::json()
                                                 : jsonText(item.valueText)},
            {"threshold",
             {{"comparison", jsonText(item.threshold.comparison)},
              {"bound", jsonMaybe(item.threshold.bound)},
              {"text", jsonText(item.threshold.text)}}},
            {"verdict", jsonText(qualityVerdictName(item.verdict))},
            {"p_value", jsonMaybe(item.pValue)},
            {"n_reference", jsonMaybe(item.nReference)},
            {"n_current", jsonMaybe(item.nCurrent)},
            {"numbers", numbers},
            {"words", jsonText(item.words)},
            {"examples", examples},
            {"path", jsonText(item.path)}};
}

} // namespace

QStringList qualityLines(const QualityReport& report)
{
    QStringList lines{reportLine(report), countsLine(report)};
    QStringList titles;
    QList<QStringList> rows(report.items.size());
    for (const auto& column : qualityColumns) {
        const bool says = std::any_of(report.items.begin(), report.items.end(),
                                      [&](const QualityItem& item) { return !column.text(item).isEmpty(); });
        if (!says)
            continue;
        titles.append(QLatin1String(column.title));
        for (qsizetype i = 0; i < rows.size(); ++i)
            rows[i].append(cell(column.text(report.items[i])));
    }
    return lines + (rows.isEmpty() ? QStringList() : alignedLines(titles, rows));
}

QString unreadLine(const QualityReport& report)
{
    constexpr qsizetype named = 8;
    QStringList names;
    for (const auto& unread : report.unread.first(std::min(named, report.unread.size())))
        names.append(unread.count == 1 ? unread.name
                                       : QStringLiteral("%1 (%2)").arg(unread.name).arg(unread.count));
    if (names.isEmpty())
        return {};
    if (report.unread.size() > named)
        names.append(
            QualityOutputTexts::tr("and %n more name(s)", nullptr, int(report.unread.size() - named)));
    return QualityOutputTexts::tr("Not understood in %1: %2")
        .arg(terminalText(report.file), terminalText(names.join(QStringLiteral(", "))));
}

nlohmann::json qualityJson(const QualityReport& report)
{
    auto items = nlohmann::json::array();
    for (const auto& item : report.items)
        items.push_back(qualityItemJson(item));
    auto unread = nlohmann::json::array();
    for (const auto& name : report.unread)
        unread.push_back({{"name", jsonText(name.name)}, {"count", name.count}});
    auto counts = nlohmann::json::object();
    const auto verdicts = verdictCounts(report);
    for (qsizetype i = 0; i < verdicts.size(); ++i)
        counts[qualityVerdictName(QualityVerdict(i)).toStdString()] = verdicts[i];
    return {{"tool", jsonText(report.tool)},
            {"tool_version", jsonText(report.toolVersion)},
            {"format", jsonText(report.format)},
            {"title", jsonText(report.title)},
            {"made", jsonTime(report.madeMs)},
            {"made_as_told", jsonText(report.madeText)},
            {"reference", jsonText(report.reference)},
            {"current", jsonText(report.current)},
            {"file", jsonText(report.file)},
            {"sha256", jsonText(report.sha256)},
            {"bytes", report.bytes},
            {"verdicts", counts},
            {"items", items},
            {"unread", unread}};
}

} // namespace ph
