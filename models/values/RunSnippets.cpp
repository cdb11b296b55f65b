#include "models/values/RunSnippets.h"

#include "models/values/UserInfo.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QUrl>

#include <cmath>

namespace ph {
namespace {

constexpr std::int64_t exactInDouble = std::int64_t(1) << 53;

QJsonValue jsonNumber(double value)
{
    if (std::isnan(value))
        return QStringLiteral("NaN");
    if (std::isinf(value))
        return value > 0 ? QStringLiteral("Infinity") : QStringLiteral("-Infinity");
    return value;
}

QJsonValue jsonInteger(std::int64_t value)
{
    if (value > exactInDouble || value < -exactInDouble)
        return QString::number(value);
    return qint64(value);
}

void putTime(QJsonObject& object, QLatin1StringView name, std::int64_t ms)
{
    if (ms != noTime)
        object.insert(name, jsonInteger(ms));
}

void putText(QJsonObject& object, QLatin1StringView name, const QString& text)
{
    if (!text.isEmpty())
        object.insert(name, text);
}

QJsonArray pairs(const QList<KeyValue>& values)
{
    QJsonArray out;
    for (const KeyValue& pair : values)
        out.append(QJsonObject{{QStringLiteral("key"), pair.key}, {QStringLiteral("value"), pair.value}});
    return out;
}

QString numberText(double value)
{
    if (std::isnan(value))
        return QStringLiteral("NaN");
    if (std::isinf(value))
        return value > 0 ? QStringLiteral("Infinity") : QStringLiteral("-Infinity");
    return QString::number(value, 'g', QLocale::FloatingPointShortest);
}

QString utcText(std::int64_t ms)
{
    if (ms == noTime)
        return QStringLiteral("unknown");
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")) +
           QStringLiteral(" UTC");
}

void table(QStringList& lines, const QString& title, const QStringList& header,
           const QList<QStringList>& rows)
{
    if (rows.isEmpty())
        return;
    lines << QString() << QStringLiteral("### ") + title << QString();
    const auto line = [](const QStringList& cells) {
        return QStringLiteral("| ") + cells.join(QStringLiteral(" | ")) + QStringLiteral(" |");
    };
    lines << line(header);
    lines << line(QStringList(header.size(), QStringLiteral("---")));
    for (const QStringList& row : rows) {
        QStringList cells;
        for (const QString& cell : row)
            cells << markdownText(cell);
        lines << line(cells);
    }
}

} // namespace

QString markdownText(const QString& text)
{
    QString out;
    out.reserve(text.size() + 8);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        switch (c.unicode()) {
        case u'\\':
        case u'`':
        case u'*':
        case u'_':
        case u'{':
        case u'}':
        case u'[':
        case u']':
        case u'|':
        case u'#':
        case u'~':
        case u'!':
        case u'$':
            out += u'\\';
            out += c;
            break;
        case u'<':
            out += QStringLiteral("&lt;");
            break;
        case u'>':
            out += QStringLiteral("&gt;");
            break;
        case u'&':
            out += QStringLiteral("&amp;");
            break;
        case u'@': // would call somebody on sites that know mentions
            out += QStringLiteral("&#64;");
            break;
        case u'\r':
            if (i + 1 < text.size() && text[i + 1] == u'\n')
                break;
            out += u' ';
            break;
        case u'\n':
        case u'\t':
        case 0x2028:
        case 0x2029:
            out += u' ';
            break;
        default:
            if (c.unicode() >= 0x20 && c.unicode() != 0x7f)
                out += c;
        }
    }
    return out;
}

QString pythonLiteral(const QString& text)
{
    QString out = QStringLiteral("\"");
    for (const char32_t c : text.toUcs4()) {
        switch (c) {
        case U'"':
            out += QStringLiteral("\\\"");
            break;
        case U'\\':
            out += QStringLiteral("\\\\");
            break;
        case U'\n':
            out += QStringLiteral("\\n");
            break;
        case U'\r':
            out += QStringLiteral("\\r");
            break;
        case U'\t':
            out += QStringLiteral("\\t");
            break;
        default:
            if (c >= 0x20 && c < 0x7f)
                out += QChar(char16_t(c));
            else if (c < 0x100)
                out += QStringLiteral("\\x%1").arg(uint(c), 2, 16, QLatin1Char('0'));
            else if (c < 0x10000)
                out += QStringLiteral("\\u%1").arg(uint(c), 4, 16, QLatin1Char('0'));
            else
                out += QStringLiteral("\\U%1").arg(uint(c), 8, 16, QLatin1Char('0'));
        }
    }
    return out + u'"';
}

QString runAsMarkdown(const Run& run, const RunProvenance& from)
{
    QStringList lines;
    lines << QStringLiteral("## ") + markdownText(run.name.isEmpty() ? run.key.remoteId : run.name)
          << QString();
    const auto fact = [&](const QString& name, const QString& value) {
        if (!value.isEmpty())
            lines << QStringLiteral("- **%1:** ").arg(name) + markdownText(value);
    };
    fact(QStringLiteral("Run"), run.key.remoteId);
    fact(QStringLiteral("Experiment"),
         from.experimentName.isEmpty() ? run.experimentId : from.experimentName);
    fact(QStringLiteral("Connection"), from.connectionName);
    fact(QStringLiteral("Status"), run.statusText.isEmpty() ? runStatusName(run.status) : run.statusText);
    fact(QStringLiteral("User"), run.user);
    fact(QStringLiteral("Started"), utcText(run.startMs));
    if (run.endMs != noTime)
        fact(QStringLiteral("Ended"), utcText(run.endMs));
    fact(QStringLiteral("Seen"), utcText(run.seenMs));

    QList<QStringList> rows;
    for (const Metric& metric : run.metrics)
        rows.append({metric.key, numberText(metric.value), QString::number(metric.step)});
    table(lines, QStringLiteral("Metrics"),
          {QStringLiteral("Metric"), QStringLiteral("Last"), QStringLiteral("Step")}, rows);
    rows.clear();
    for (const KeyValue& param : run.params)
        rows.append({param.key, param.value});
    table(lines, QStringLiteral("Params"), {QStringLiteral("Param"), QStringLiteral("Value")}, rows);
    rows.clear();
    for (const KeyValue& tag : run.tags)
        rows.append({tag.key, tag.value});
    table(lines, QStringLiteral("Tags"), {QStringLiteral("Tag"), QStringLiteral("Value")}, rows);
    rows.clear();
    for (const DatasetInput& input : run.inputs)
        rows.append({input.name, input.digest, input.context});
    table(lines, QStringLiteral("Inputs"),
          {QStringLiteral("Dataset"), QStringLiteral("Digest"), QStringLiteral("Context")}, rows);
    return lines.join(u'\n') + u'\n';
}

QJsonObject runAsJson(const Run& run, const RunProvenance& from)
{
    QJsonObject out;
    out.insert(QStringLiteral("run_id"), run.key.remoteId);
    putText(out, QLatin1StringView("run_name"), run.name);
    putText(out, QLatin1StringView("experiment_id"), run.experimentId);
    putText(out, QLatin1StringView("experiment"), from.experimentName);
    putText(out, QLatin1StringView("connection"), from.connectionName);
    out.insert(QStringLiteral("status"),
               run.statusText.isEmpty() ? runStatusName(run.status) : run.statusText);
    out.insert(QStringLiteral("lifecycle_stage"), lifecycleName(run.lifecycle));
    putText(out, QLatin1StringView("user_id"), run.user);
    putTime(out, QLatin1StringView("start_time"), run.startMs);
    putTime(out, QLatin1StringView("end_time"), run.endMs);
    putText(out, QLatin1StringView("artifact_uri"), run.artifactUri);
    putText(out, QLatin1StringView("parent_run_id"), run.parentRunId);
    putTime(out, QLatin1StringView("seen_time"), run.seenMs);
    QJsonArray metrics;
    for (const Metric& metric : run.metrics) {
        QJsonObject one{{QStringLiteral("key"), metric.key},
                        {QStringLiteral("value"), jsonNumber(metric.value)},
                        {QStringLiteral("step"), jsonInteger(metric.step)}};
        putTime(one, QLatin1StringView("timestamp"), metric.timestampMs);
        metrics.append(one);
    }
    out.insert(QStringLiteral("metrics"), metrics);
    out.insert(QStringLiteral("params"), pairs(run.params));
    out.insert(QStringLiteral("tags"), pairs(run.tags));
    QJsonArray inputs;
    for (const DatasetInput& input : run.inputs) {
        QJsonObject one;
        putText(one, QLatin1StringView("name"), input.name);
        putText(one, QLatin1StringView("digest"), input.digest);
        putText(one, QLatin1StringView("context"), input.context);
        putText(one, QLatin1StringView("source_type"), input.sourceType);
        putText(one, QLatin1StringView("source"), input.source);
        putText(one, QLatin1StringView("schema"), input.schema);
        putText(one, QLatin1StringView("profile"), input.profile);
        inputs.append(one);
    }
    out.insert(QStringLiteral("inputs"), inputs);
    QJsonArray outputs;
    for (const ModelOutput& output : run.outputs)
        outputs.append(QJsonObject{{QStringLiteral("model_id"), output.modelId},
                                   {QStringLiteral("step"), jsonInteger(output.step)}});
    if (!outputs.isEmpty())
        out.insert(QStringLiteral("outputs"), outputs);
    return out;
}

QString runAsJsonText(const Run& run, const RunProvenance& from)
{
    return QString::fromUtf8(QJsonDocument(runAsJson(run, from)).toJson(QJsonDocument::Indented));
}

QString runAsPython(const Run& run, const RunProvenance& from)
{
    QString out = QStringLiteral("from mlflow import MlflowClient\n\n");
    out += from.location.isEmpty() ? QStringLiteral("client = MlflowClient()\n")
                                   : QStringLiteral("client = MlflowClient(tracking_uri=%1)\n")
                                         .arg(pythonLiteral(withoutUserInfo(from.location)));
    out += QStringLiteral("run = client.get_run(") + pythonLiteral(run.key.remoteId) + QStringLiteral(")\n");
    out += QStringLiteral(
        "print(run.info.run_name, run.info.status)\nprint(run.data.params)\nprint(run.data.metrics)\n");
    if (!run.metrics.isEmpty()) {
        out += QStringLiteral("history = client.get_metric_history(run.info.run_id, ") +
               pythonLiteral(run.metrics.first().key) +
               QStringLiteral(")\nprint([(m.step, m.value) for m in history])\n");
    }
    return out;
}

QString runLink(const QString& connectionName, const QString& runId)
{
    return QStringLiteral("pilothouse://run/") +
           QString::fromLatin1(QUrl::toPercentEncoding(connectionName)) + u'/' +
           QString::fromLatin1(QUrl::toPercentEncoding(runId));
}

std::optional<RunLinkTarget> parseRunLink(const QString& link)
{
    static const QString prefix = QStringLiteral("pilothouse://run/");
    if (!link.startsWith(prefix, Qt::CaseInsensitive))
        return std::nullopt;
    const QStringList parts = link.mid(prefix.size()).split(u'/');
    if (parts.size() != 2)
        return std::nullopt;
    const RunLinkTarget target{QUrl::fromPercentEncoding(parts[0].toUtf8()),
                               QUrl::fromPercentEncoding(parts[1].toUtf8())};
    if (target.connectionName.isEmpty() || target.runId.isEmpty())
        return std::nullopt;
    return target;
}

} // namespace ph
