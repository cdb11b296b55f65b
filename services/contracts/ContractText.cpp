#include "services/contracts/ContractText.h"

#include "models/values/Policy.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>

namespace ph {

namespace {

/// A text of JSON is one of YAML, whatever is in it.
QByteArray quoted(const QString& text)
{
    const auto list = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return list.mid(1, list.size() - 2);
}

QByteArray shortest(double value)
{
    return QByteArray::number(value, 'g', QLocale::FloatingPointShortest);
}

/// Lines "key: value", of which those that say nothing are left out.
class ContractLines {
public:
    explicit ContractLines(QByteArray indent)
        : indent_(std::move(indent))
    {
    }
    QByteArray text;

    void add(const char* key, const QByteArray& value) { text += indent_ + key + ": " + value + '\n'; }
    void addText(const char* key, const QString& value)
    {
        if (!value.isEmpty())
            add(key, quoted(value));
    }
    void addNumber(const char* key, const std::optional<double>& value)
    {
        if (value)
            add(key, shortest(*value));
    }
    void addShare(const char* key, double share)
    {
        if (share > 0)
            add(key, shortest(share));
    }

private:
    QByteArray indent_;
};

QByteArray columnText(const ContractColumn& column)
{
    ContractLines lines("    ");
    lines.add("type", contractTypeName(column.type).toUtf8());
    if (column.mostMissing == 1)
        lines.add("nullable", "true");
    else
        lines.addShare("most-missing", column.mostMissing);
    lines.addShare("most-other-type", column.mostOfOtherType);
    lines.addNumber("minimum", column.minimum);
    lines.addNumber("maximum", column.maximum);
    if (!column.values.isEmpty()) {
        lines.text += "    values:\n";
        for (const auto& value : column.values)
            lines.text += "      - " + quoted(value) + '\n';
    }
    lines.addShare("most-new-categories", column.mostNewCategories);
    lines.addText("pattern", column.pattern);
    if (column.repeats == ContractColumn::Repeats::Refused)
        lines.add("unique", "true");
    if (column.constant == ContractColumn::Constant::Refused)
        lines.add("constant", "refuse");
    lines.addText("unit", column.unit);
    lines.addText("owner", column.owner);
    lines.addText("description", column.description);
    return "  " + quoted(column.name) + ":\n" + lines.text;
}

} // namespace

QByteArray contractText(const DataContract& contract)
{
    ContractLines head("");
    head.addText("name", contract.name);
    head.addText("team", contract.team);
    head.addText("owner", contract.owner);
    head.addText("description", contract.description);
    head.addText("dataset", contract.dataset);
    ContractLines tail("");
    tail.add("other-columns", contract.otherColumns == DataContract::Others::Refused ? "refuse" : "allow");
    tail.add("minimum-rows", QByteArray::number(qulonglong(contract.minimumRows)));
    if (contract.maximumRows)
        tail.add("maximum-rows", QByteArray::number(qulonglong(*contract.maximumRows)));
    if (contract.freshness) {
        tail.text += "freshness:\n";
        ContractLines fresh("  ");
        fresh.addText("column", contract.freshness->column);
        fresh.add("within", durationText(contract.freshness->maxAgeMs).toUtf8());
        tail.text += fresh.text;
    }
    QByteArray columns = "columns:\n";
    for (const auto& column : contract.columns)
        columns += columnText(column);
    return head.text + columns + tail.text;
}

} // namespace ph
