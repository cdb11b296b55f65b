#include "models/values/EndpointPanels.h"

#include <QRegularExpression>

#include <algorithm>

namespace ph {

namespace {

/// A label by which programs say whose predictions they count.
struct OwnerLabel {
    const char* label;
    enum class Says { Model, Endpoint } says;
};
constexpr OwnerLabel ownerLabels[] = {
    {"model", OwnerLabel::Says::Model},
    {"model_name", OwnerLabel::Says::Model},
    {"deployment_name", OwnerLabel::Says::Endpoint},  // Seldon Core
    {"inferenceservice", OwnerLabel::Says::Endpoint}, // KServe, as it is usually relabelled
    {"service", OwnerLabel::Says::Endpoint},
    {"job", OwnerLabel::Says::Endpoint}};

// What is timed, weighed or counted is no prediction, whatever its name holds.
constexpr const char* otherMeasures[] = {"latency",      "latencies", "duration", "durations", "seconds",
                                         "milliseconds", "millis",    "ms",       "time",      "delay",
                                         "bytes",        "size",      "age"};
constexpr const char* sureWords[] = {"confidence", "score", "probability"};
constexpr const char* predictedWords[] = {"prediction", "predicted"};

template <std::size_t n>
bool holdsOne(const QString& text, const char* const (&words)[n])
{
    return std::any_of(std::begin(words), std::end(words), [&text](const char* word) {
        return text.contains(QLatin1String(word), Qt::CaseInsensitive);
    });
}

/// By whole words: an "average" is no age.
bool isOtherMeasure(const QString& metric)
{
    const auto words = metric.toLower().replace(u':', u'_').split(u'_');
    return std::any_of(std::begin(otherMeasures), std::end(otherMeasures),
                       [&words](const char* measure) { return words.contains(QLatin1String(measure)); });
}

bool isDistributionOf(PanelSubject subject, const QString& metric)
{
    if (!metric.endsWith(QLatin1String("_bucket")) || isOtherMeasure(metric))
        return false;
    const bool isSure = holdsOne(metric, sureWords);
    return subject == PanelSubject::Confidence ? isSure : !isSure && holdsOne(metric, predictedWords);
}

QString modelOf(const EndpointNames& endpoint)
{
    return endpoint.model.isEmpty() ? endpoint.name : endpoint.model;
}

QString ownerOf(const OwnerLabel& label, const EndpointNames& endpoint)
{
    return label.says == OwnerLabel::Says::Model ? modelOf(endpoint) : endpoint.name;
}

QString inQuotes(QString text)
{
    text.replace(u'\\', QLatin1String("\\\\")).replace(u'"', QLatin1String("\\\""));
    return u'"' + text + u'"';
}

/// `or` takes a series once, however many of its labels say whose it is.
QString expressionOf(const QString& metric, const EndpointNames& endpoint)
{
    const auto literally = [](const QString& text) { return QRegularExpression::escape(text); };
    const auto there = endpoint.ns.isEmpty()
                           ? QString()
                           : QStringLiteral(",namespace=~%1").arg(inQuotes(literally(endpoint.ns) + u'|'));
    QStringList arms;
    for (const auto& label : ownerLabels)
        arms << QStringLiteral("increase(%1{%2=%3%4}[{step}])")
                    .arg(metric, QLatin1String(label.label), inQuotes(ownerOf(label, endpoint)), there);
    if (!endpoint.ns.isEmpty())
        arms << QStringLiteral("increase(%1{namespace=%2,pod=~%3}[{step}])")
                    .arg(metric, inQuotes(endpoint.ns),
                         inQuotes(literally(endpoint.name) + QLatin1String("-.*")));
    return QStringLiteral("sum by (le) (%1)").arg(arms.join(QStringLiteral(" or ")));
}

QStringList patternsOf(PanelSubject subject)
{
    QStringList patterns;
    const auto add = [&patterns](const char* word) {
        patterns << QStringLiteral("*%1*_bucket").arg(QLatin1String(word));
    };
    if (subject == PanelSubject::Confidence)
        std::for_each(std::begin(sureWords), std::end(sureWords), add);
    else
        std::for_each(std::begin(predictedWords), std::end(predictedWords), add);
    return patterns;
}

QStringList candidatesOf(PanelSubject subject, const EndpointNames& endpoint, const QSet<QString>& metrics)
{
    constexpr qsizetype mostAsked = 5; // a query each, until one tells
    QStringList found;
    for (const auto& metric : metrics) {
        if (isDistributionOf(subject, metric))
            found << metric;
    }
    const auto isNamedAfter = [&endpoint](const QString& metric) {
        auto name = endpoint.name;
        return !name.isEmpty() && metric.contains(name.replace(u'-', u'_'), Qt::CaseInsensitive);
    };
    std::sort(found.begin(), found.end(), [&](const QString& a, const QString& b) {
        if (isNamedAfter(a) != isNamedAfter(b))
            return isNamedAfter(a);
        return a.size() != b.size() ? a.size() < b.size() : a < b;
    });
    return found.mid(0, mostAsked);
}

} // namespace

QList<EndpointPanel> distributionsFor(const EndpointNames& endpoint, const QSet<QString>& metrics)
{
    QList<EndpointPanel> panels;
    for (const auto subject : {PanelSubject::Predictions, PanelSubject::Confidence}) {
        const auto patterns = patternsOf(subject);
        const auto candidates = candidatesOf(subject, endpoint, metrics);
        for (const auto& metric : candidates)
            panels.append({subject, metric, expressionOf(metric, endpoint), patterns, metric});
        if (candidates.isEmpty())
            panels.append({subject, {}, {}, patterns, {}});
    }
    return panels;
}

std::vector<MetricSeries> ofEndpoint(const std::vector<MetricSeries>& series, const EndpointNames& endpoint)
{
    const auto ns = QStringLiteral("namespace"), pod = QStringLiteral("pod");
    const auto isIts = [&](const MetricLabels& labels) {
        const auto there = labels.value(ns);
        if (!endpoint.ns.isEmpty() && there == endpoint.ns &&
            labels.value(pod).startsWith(endpoint.name + u'-'))
            return true;
        if (!endpoint.ns.isEmpty() && !there.isEmpty() && there != endpoint.ns)
            return false;
        return std::any_of(std::begin(ownerLabels), std::end(ownerLabels), [&](const OwnerLabel& label) {
            return labels.value(QLatin1String(label.label)) == ownerOf(label, endpoint);
        });
    };
    std::vector<MetricSeries> its;
    std::copy_if(series.begin(), series.end(), std::back_inserter(its),
                 [&](const MetricSeries& one) { return isIts(one.labels); });
    return its;
}

} // namespace ph
