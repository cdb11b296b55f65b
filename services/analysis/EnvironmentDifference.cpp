#include "services/analysis/EnvironmentDifference.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <map>

namespace ph {

namespace {

using Versions = std::map<QString, QString>;

QString packageName(QString name)
{
    static const QRegularExpression runs(QStringLiteral("[-_.]+"));
    return name.toLower().replace(runs, QStringLiteral("-"));
}

QString versionOf(QString specifier)
{
    specifier.remove(u' ');
    if (specifier.isEmpty())
        return QStringLiteral("any");
    if (specifier.startsWith(QLatin1String("==")) && !specifier.contains(u','))
        return specifier.mid(specifier.startsWith(QLatin1String("===")) ? 3 : 2);
    if (specifier.startsWith(u'=')) // conda: name=version=build
        return specifier.mid(1).section(u'=', 0, 0);
    return specifier;
}

Versions versionsIn(const QString& text)
{
    // name[extras] specifier, or name @ address; what follows ';' or ' --' is a marker or a hash.
    static const QRegularExpression requirement(
        QStringLiteral("^([A-Za-z0-9][A-Za-z0-9._-]*)\\s*(?:\\[[^\\]]*\\])?\\s*(@\\s*\\S+|(?:[=<>!~]=?=?\\s*["
                       "^;#\\s,]+\\s*,?\\s*)*)\\s*$"));
    static const QRegularExpression python(QStringLiteral("^python:\\s*['\"]?([0-9][0-9.]*)['\"]?\\s*$"));
    static const QRegularExpression comment(QStringLiteral("(^|\\s)#.*$"));
    static const QRegularExpression heading(QStringLiteral("^([a-z_]+):$"));
    Versions versions;
    QString section; // of a YAML file; the entries of "channels" only look like packages
    for (auto line : text.split(u'\n')) {
        line = line.remove(comment).section(u';', 0, 0).section(QStringLiteral(" --"), 0, 0).trimmed();
        if (const auto match = heading.match(line); match.hasMatch())
            section = match.captured(1);
        if (section == QLatin1String("channels"))
            continue;
        if (const auto match = python.match(line); match.hasMatch()) {
            versions.insert({QStringLiteral("python"), match.captured(1)});
            continue;
        }
        if (line.startsWith(QLatin1String("- ")))
            line = line.mid(2).trimmed();
        if ((line.startsWith(u'"') || line.startsWith(u'\'')) && line.endsWith(line.front()) &&
            line.size() > 1)
            line = line.mid(1, line.size() - 2);
        const auto match = requirement.match(line);
        if (!match.hasMatch())
            continue;
        versions.insert({packageName(match.captured(1)), versionOf(match.captured(2).trimmed())});
    }
    return versions;
}

} // namespace

bool holdsVersions(const QString& path)
{
    static const QRegularExpression pattern(QStringLiteral(
        "(^|/)(requirements[^/]*\\.txt|conda[^/]*\\.ya?ml|environment\\.ya?ml|python_env\\.ya?ml)$"));
    return pattern.match(path).hasMatch();
}

QList<VersionDifference> versionDifferences(const QString& a, const QString& b)
{
    const auto inA = versionsIn(a), inB = versionsIn(b);
    std::map<QString, VersionDifference> all;
    for (const auto& [package, version] : inA)
        all[package] = {package, version, {}};
    for (const auto& [package, version] : inB) {
        all[package].package = package;
        all[package].b = version;
    }
    QList<VersionDifference> differences;
    for (const auto& [package, both] : all) {
        if (both.a != both.b)
            differences.append(both);
    }
    return differences;
}

std::size_t sameVersions(const QString& a, const QString& b)
{
    const auto inA = versionsIn(a), inB = versionsIn(b);
    return std::size_t(std::count_if(inA.begin(), inA.end(), [&](const auto& entry) {
        const auto other = inB.find(entry.first);
        return other != inB.end() && other->second == entry.second;
    }));
}

} // namespace ph
