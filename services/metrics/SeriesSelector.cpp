#include "services/metrics/SeriesSelector.h"

#include "services/metrics/MetricsText.h"

#include <QRegularExpression>

#include <algorithm>

namespace ph {

namespace {

/// The text between quotes; nothing for an escape that PromQL lacks, or that is for what nobody names.
std::optional<QString> unescapedText(QStringView inner, QChar quote)
{
    if (quote == u'`')
        return inner.toString();
    QString text;
    for (qsizetype i = 0; i < inner.size(); ++i) {
        if (inner[i] != u'\\') {
            text += inner[i];
            continue;
        }
        const QChar escaped = inner[++i]; // the expression has taken care that there is one
        if (escaped == u'n')
            text += u'\n';
        else if (escaped == u'\\' || escaped == quote)
            text += escaped;
        else
            return std::nullopt;
    }
    return text;
}

} // namespace

bool SeriesSelector::matches(const QString& itsName, const MetricLabels& itsLabels) const
{
    return itsName == name &&
           std::all_of(labels.keyValueBegin(), labels.keyValueEnd(),
                       [&](const auto& label) { return itsLabels.value(label.first) == label.second; });
}

Result<SeriesSelector> parseSeriesSelector(const QString& text)
{
    static const QRegularExpression whole(
        QStringLiteral(R"(^\s*([a-zA-Z_:][a-zA-Z0-9_:]*)\s*(?:\{(.*)\}\s*)?$)"),
        QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression label(QStringLiteral(
        R"x(\G\s*([a-zA-Z_][a-zA-Z0-9_]*)\s*=\s*(?:"((?:[^"\\\n]|\\.)*+)"|'((?:[^'\\\n]|\\.)*+)'|`([^`]*+)`)\s*(,|$))x"));
    const auto unsupported = [&] {
        return fail(ErrorKind::Unsupported, text,
                    metricsText(QT_TRANSLATE_NOOP(
                        "ph::MetricsSource",
                        "A metrics file answers only a name with labels, as in "
                        "errors_total{revision=\"{target}\"}; for expressions it takes a Prometheus.")));
    };
    const auto match = whole.match(text);
    if (!match.hasMatch())
        return unsupported();
    SeriesSelector selector{match.captured(1), {}};
    const auto inner = match.captured(2);
    for (qsizetype at = 0; !QStringView(inner).mid(at).trimmed().isEmpty();) {
        const auto one = label.match(inner, at);
        if (!one.hasMatch())
            return unsupported();
        const int group = one.capturedStart(2) >= 0 ? 2 : one.capturedStart(3) >= 0 ? 3 : 4;
        const auto value = unescapedText(one.capturedView(group), group == 2   ? u'"'
                                                                  : group == 3 ? u'\''
                                                                               : u'`');
        if (!value || selector.labels.contains(one.captured(1)))
            return unsupported();
        selector.labels.insert(one.captured(1), *value);
        at = one.capturedEnd();
    }
    return selector;
}

} // namespace ph
