#include "models/values/IncidentEntry.h"

#include <array>
#include <tuple>

namespace ph {

namespace {

constexpr std::array severityNames{"sev1", "sev2", "sev3", "sev4"};
constexpr QLatin1String connectionPrefix("connection:");
constexpr std::array originNames{"hand", "alert", "gate", "drift"};

template <class Word, std::size_t n>
std::optional<Word> wordAmong(const std::array<const char*, n>& names, const QString& name)
{
    for (std::size_t i = 0; i < n; ++i) {
        if (name == QLatin1String(names[i]))
            return Word(i);
    }
    return std::nullopt;
}

} // namespace

QString incidentSeverityName(IncidentSeverity severity)
{
    return QLatin1String(severityNames.at(std::size_t(severity)));
}

std::optional<IncidentSeverity> incidentSeverityFromName(const QString& name)
{
    return wordAmong<IncidentSeverity>(severityNames, name);
}

QString incidentOriginName(IncidentOrigin::Kind kind)
{
    return QLatin1String(originNames.at(std::size_t(kind)));
}

std::optional<IncidentOrigin::Kind> incidentOriginFromName(const QString& name)
{
    return wordAmong<IncidentOrigin::Kind>(originNames, name);
}

QString originReference(const QStringList& parts)
{
    QStringList escaped;
    for (auto part : parts)
        escaped << part.replace(u'%', QLatin1String("%25")).replace(u'/', QLatin1String("%2F"));
    return escaped.join(u'/');
}

QStringList originParts(const QString& reference)
{
    auto parts = reference.split(u'/');
    for (auto& part : parts)
        part.replace(QLatin1String("%2F"), QLatin1String("/"))
            .replace(QLatin1String("%25"), QLatin1String("%"));
    return parts;
}

QString connectionReference(const QString& connection)
{
    return connection.isEmpty() ? QString() : connectionPrefix + connection;
}

QString connectionOfReference(const QString& reference)
{
    return reference.startsWith(connectionPrefix) ? reference.mid(connectionPrefix.size()) : QString();
}

bool countsBefore(const IncidentEntry& a, const IncidentEntry& b)
{
    return std::tie(a.atMs, a.id) < std::tie(b.atMs, b.id);
}

} // namespace ph
