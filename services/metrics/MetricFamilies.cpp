#include "services/metrics/MetricFamilies.h"

#include <map>

namespace ph {

namespace {

/// What the names of a type's samples end with, after the family's.
const std::map<QString, QStringList>& openMetricsSuffixes()
{
    static const std::map<QString, QStringList> suffixes{
        {QStringLiteral("unknown"), {QString()}},
        {QStringLiteral("gauge"), {QString()}},
        {QStringLiteral("stateset"), {QString()}},
        {QStringLiteral("info"), {QStringLiteral("_info")}},
        {QStringLiteral("counter"), {QStringLiteral("_total"), QStringLiteral("_created")}},
        {QStringLiteral("summary"),
         {QString(), QStringLiteral("_sum"), QStringLiteral("_count"), QStringLiteral("_created")}},
        {QStringLiteral("histogram"),
         {QStringLiteral("_bucket"), QStringLiteral("_sum"), QStringLiteral("_count"),
          QStringLiteral("_created")}},
        {QStringLiteral("gaugehistogram"),
         {QStringLiteral("_bucket"), QStringLiteral("_gsum"), QStringLiteral("_gcount")}},
    };
    return suffixes;
}

const std::map<QString, QStringList>& prometheusSuffixes()
{
    static const std::map<QString, QStringList> suffixes{
        {QStringLiteral("untyped"), {QString()}},
        {QStringLiteral("gauge"), {QString()}},
        {QStringLiteral("counter"), {QString()}},
        {QStringLiteral("summary"), {QString(), QStringLiteral("_sum"), QStringLiteral("_count")}},
        {QStringLiteral("histogram"),
         {QStringLiteral("_bucket"), QStringLiteral("_sum"), QStringLiteral("_count")}},
    };
    return suffixes;
}

} // namespace

const char* MetricFamilies::begin(const QString& name)
{
    if (!name_.isEmpty())
        ended_.insert(name_);
    if (ended_.contains(name) && isStrict_)
        return QT_TRANSLATE_NOOP("ph::MetricsSource", "the lines of a metric are not together");
    name_ = name;
    type_.clear();
    isSampled_ = false;
    keywords_.clear();
    return nullptr;
}

const char* MetricFamilies::describe(const QString& keyword, const QString& name, const QString& word)
{
    if (name != name_ || name_.isEmpty()) {
        if (const char* why = begin(name))
            return why;
    }
    if (isSampled_)
        return QT_TRANSLATE_NOOP("ph::MetricsSource", "a metric is described after its samples");
    if (keywords_.contains(keyword))
        return QT_TRANSLATE_NOOP("ph::MetricsSource", "a metric is described twice");
    keywords_.insert(keyword);
    if (keyword == QLatin1String("TYPE")) {
        const auto& known = isStrict_ ? openMetricsSuffixes() : prometheusSuffixes();
        if (!known.contains(word))
            return QT_TRANSLATE_NOOP("ph::MetricsSource", "the type is unknown");
        type_ = word;
    }
    return nullptr;
}

const char* MetricFamilies::sample(const QString& name, double value)
{
    const auto& known = isStrict_ ? openMetricsSuffixes() : prometheusSuffixes();
    const auto type = known.find(type_);
    const auto suffixes = type == known.end() ? QStringList{QString()} : type->second;
    const bool belongs =
        !name_.isEmpty() && name.startsWith(name_) && suffixes.contains(name.mid(name_.size()));
    if (!belongs) {
        if (const char* why = begin(name))
            return why;
    }
    isSampled_ = true;
    const bool counts = belongs && !type_.isEmpty() && type_ != QLatin1String("gaugehistogram") &&
                        ((type_ == QLatin1String("counter") && !name.endsWith(QLatin1String("_created"))) ||
                         name == name_ + QLatin1String("_bucket") || name == name_ + QLatin1String("_count"));
    return counts && !(value >= 0)
               ? QT_TRANSLATE_NOOP("ph::MetricsSource", "a counter is below 0 or no number")
               : nullptr;
}

} // namespace ph
