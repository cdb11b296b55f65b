#include "services/query/QueryKeys.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace ph {

namespace {

struct PrefixName {
    ColumnKind kind;
    QLatin1StringView text;
};

// The first of each kind is the canonical one.
constexpr std::array prefixNames = {
    PrefixName{ColumnKind::Metric, QLatin1StringView("metrics")},
    PrefixName{ColumnKind::Param, QLatin1StringView("params")},
    PrefixName{ColumnKind::Tag, QLatin1StringView("tags")},
    PrefixName{ColumnKind::Attribute, QLatin1StringView("attributes")},
    PrefixName{ColumnKind::Dataset, QLatin1StringView("datasets")},
    PrefixName{ColumnKind::Metric, QLatin1StringView("metric")},
    PrefixName{ColumnKind::Param, QLatin1StringView("param")},
    PrefixName{ColumnKind::Param, QLatin1StringView("parameter")},
    PrefixName{ColumnKind::Param, QLatin1StringView("parameters")},
    PrefixName{ColumnKind::Tag, QLatin1StringView("tag")},
    PrefixName{ColumnKind::Attribute, QLatin1StringView("attribute")},
    PrefixName{ColumnKind::Attribute, QLatin1StringView("attr")},
    PrefixName{ColumnKind::Attribute, QLatin1StringView("run")},
    PrefixName{ColumnKind::Dataset, QLatin1StringView("dataset")},
};

struct Alias {
    QLatin1StringView name;
    const char* column;
};

constexpr std::array aliases = {
    Alias{QLatin1StringView("run_name"), attribute::name},
    Alias{QLatin1StringView("run_id"), attribute::runId},
    Alias{QLatin1StringView("status"), attribute::status},
    Alias{QLatin1StringView("user_id"), attribute::user},
    Alias{QLatin1StringView("start_time"), attribute::startTime},
    Alias{QLatin1StringView("end_time"), attribute::endTime},
    Alias{QLatin1StringView("duration"), attribute::duration},
    Alias{QLatin1StringView("experiment"), attribute::experiment},
    Alias{QLatin1StringView("experiment_id"), attribute::experimentId},
    Alias{QLatin1StringView("connection"), attribute::connection},
    Alias{QLatin1StringView("artifact_uri"), attribute::artifactUri},
    Alias{QLatin1StringView("lifecycle_stage"), attribute::lifecycle},
    Alias{QLatin1StringView("seen_time"), attribute::seen},
    Alias{QLatin1StringView("name"), attribute::name},
    Alias{QLatin1StringView("run name"), attribute::name},
    Alias{QLatin1StringView("id"), attribute::runId},
    Alias{QLatin1StringView("run id"), attribute::runId},
    Alias{QLatin1StringView("run_uuid"), attribute::runId},
    Alias{QLatin1StringView("user"), attribute::user},
    Alias{QLatin1StringView("created"), attribute::startTime},
    Alias{QLatin1StringView("started"), attribute::startTime},
    Alias{QLatin1StringView("start time"), attribute::startTime},
    Alias{QLatin1StringView("ended"), attribute::endTime},
    Alias{QLatin1StringView("end time"), attribute::endTime},
    Alias{QLatin1StringView("experiment_name"), attribute::experiment},
    Alias{QLatin1StringView("lifecycle"), attribute::lifecycle},
    Alias{QLatin1StringView("seen"), attribute::seen},
};

int editDistance(QStringView a, QStringView b)
{
    std::vector<int> row(std::size_t(b.size()) + 1);
    for (std::size_t j = 0; j < row.size(); ++j)
        row[j] = int(j);
    for (qsizetype i = 0; i < a.size(); ++i) {
        int diagonal = row[0];
        row[0] = int(i) + 1;
        for (qsizetype j = 0; j < b.size(); ++j) {
            const int replaced = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[std::size_t(j) + 1];
            row[std::size_t(j) + 1] = std::min({replaced, diagonal + 1, row[std::size_t(j)] + 1});
        }
    }
    return row.back();
}

template <class Names, class Text>
QString nearest(QStringView word, const Names& names, Text text)
{
    // A long word is no misspelling, and its distance would cost time.
    if (word.size() > 40)
        return {};
    const auto folded = word.toString().toCaseFolded();
    QString best;
    int bestDistance = folded.size() <= 4 ? 2 : 3; // exclusive
    for (const auto& candidate : names) {
        const QString name = text(candidate);
        if (const int distance = editDistance(folded, name); distance < bestDistance) {
            bestDistance = distance;
            best = name;
        }
    }
    return best;
}

bool isBare(const QString& name)
{
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), [](QChar c) {
        return c.unicode() < 128 &&
               (c.isLetterOrNumber() || c == u'_' || c == u'.' || c == u'/' || c == u'-');
    });
}

} // namespace

ValueType valueTypeOf(const ColumnKey& key)
{
    if (key.kind == ColumnKind::Metric)
        return ValueType::Number;
    if (key.kind != ColumnKind::Attribute)
        return ValueType::Text;
    if (key.name == QLatin1StringView(attribute::duration))
        return ValueType::Duration;
    if (key.name == QLatin1StringView(attribute::startTime) ||
        key.name == QLatin1StringView(attribute::endTime) || key.name == QLatin1StringView(attribute::seen))
        return ValueType::Time;
    return ValueType::Text;
}

std::optional<ColumnKind> columnKindFromPrefix(QStringView prefix)
{
    for (const auto& p : prefixNames) {
        if (prefix.compare(p.text, Qt::CaseInsensitive) == 0)
            return p.kind;
    }
    return std::nullopt;
}

QString canonicalPrefix(ColumnKind kind)
{
    const auto it = std::find_if(prefixNames.begin(), prefixNames.end(),
                                 [kind](const PrefixName& p) { return p.kind == kind; });
    return it->text + QLatin1Char('.');
}

std::optional<ColumnKey> attributeFromAlias(QStringView name)
{
    for (const auto& alias : aliases) {
        if (name.compare(alias.name, Qt::CaseInsensitive) == 0)
            return ColumnKey{ColumnKind::Attribute, QString::fromLatin1(alias.column)};
    }
    if (name.compare(QLatin1StringView("note"), Qt::CaseInsensitive) == 0)
        return ColumnKey{ColumnKind::Tag, QLatin1String(mlflowtag::note)};
    return std::nullopt;
}

QString nearestPrefix(QStringView prefix)
{
    const auto name = nearest(prefix, prefixNames, [](const PrefixName& p) { return QString(p.text); });
    return name.isEmpty() ? QString() : canonicalPrefix(*columnKindFromPrefix(name));
}

QString nearestAttribute(QStringView name)
{
    return nearest(name, aliases, [](const Alias& a) { return QString(a.name); });
}

QString queryKeyText(const ColumnKey& key)
{
    if (key.kind == ColumnKind::Attribute && attributeFromAlias(key.name) == key)
        return isBare(key.name) ? key.name : u'`' + key.name + u'`';
    const auto prefix = canonicalPrefix(key.kind);
    if (isBare(key.name))
        return prefix + key.name;
    return prefix + u'`' + QString(key.name).replace(u'`', QStringLiteral("``")) + u'`';
}

QString columnKindText(ColumnKind kind)
{
    switch (kind) {
    case ColumnKind::Metric:
        return QCoreApplication::translate("ph::Query", "metric");
    case ColumnKind::Param:
        return QCoreApplication::translate("ph::Query", "param");
    case ColumnKind::Tag:
        return QCoreApplication::translate("ph::Query", "tag");
    case ColumnKind::Dataset:
        return QCoreApplication::translate("ph::Query", "dataset");
    case ColumnKind::Attribute:
        break;
    }
    return QCoreApplication::translate("ph::Query", "attribute");
}

} // namespace ph
