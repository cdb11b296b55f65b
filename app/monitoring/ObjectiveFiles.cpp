#include "app/monitoring/ObjectiveFiles.h"

#include "models/values/Policy.h"
#include "models/values/WholeFile.h"
#include "services/yaml/YamlText.h"
#include "services/yaml/YamlTree.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QRegularExpression>

namespace ph {

namespace {

struct ObjectiveFileTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::ObjectiveFiles)
};

Error unreadable(const QString& file, int line, const QString& why)
{
    return Error::make(ErrorKind::Invalid, file, ObjectiveFileTexts::tr("line %1: %2").arg(line).arg(why));
}

/// Puts what a key says into its place; what is wrong with it, or nothing.
QString take(KeptObjective& kept, const QString& key, const YamlNode& value)
{
    auto& objective = kept.objective;
    if (key == QLatin1String("target")) {
        objective.target = value.number;
        return value.kind == YamlNode::Kind::Number
                   ? QString()
                   : ObjectiveFileTexts::tr("Expected a number, as in 0.999.");
    }
    if (key == QLatin1String("window")) {
        objective.windowMs = durationFromText(value.text);
        return objective.windowMs > 0 ? QString() : ObjectiveFileTexts::tr("Expected a span, as in 30d.");
    }
    const QMap<QString, QString*> texts{
        {QStringLiteral("name"), &objective.name},    {QStringLiteral("connection"), &kept.connection},
        {QStringLiteral("endpoint"), &kept.endpoint}, {QStringLiteral("bad"), &objective.badRatio},
        {QStringLiteral("good"), &objective.good},    {QStringLiteral("total"), &objective.total}};
    auto* place = texts.value(key);
    if (!place)
        return ObjectiveFileTexts::tr(
                   "\"%1\" is none of name, connection, endpoint, target, window, bad, good, total.")
            .arg(key);
    *place = value.text;
    return value.kind == YamlNode::Kind::List || value.kind == YamlNode::Kind::Map
               ? ObjectiveFileTexts::tr("Expected a text.")
               : QString();
}

QString fileNameFor(const QString& name)
{
    static const QRegularExpression others(QStringLiteral("[^\\p{L}\\p{N}_-]+"));
    auto stem = name.toLower().replace(others, QStringLiteral("-")).left(60);
    return stem.isEmpty() || stem == QLatin1String("-") ? QStringLiteral("objective") : stem;
}

} // namespace

Result<KeptObjective> ObjectiveFiles::fromText(const QByteArray& text, const QString& file)
{
    const auto reading = readYaml(text);
    if (!reading.problems.isEmpty())
        return fail(unreadable(file, reading.problems.first().line, reading.problems.first().message));
    if (reading.root.kind != YamlNode::Kind::Map)
        return fail(
            unreadable(file, 1, ObjectiveFileTexts::tr("Expected name, connection, target, window, …")));
    KeptObjective kept;
    kept.file = file;
    for (const auto& child : reading.root.children) {
        if (const auto why = take(kept, child.key.text, child.value); !why.isEmpty())
            return fail(unreadable(file, child.key.line, why));
    }
    if (const auto sound = checkedObjective(kept.objective); !sound)
        return fail(ErrorKind::Invalid, file, sound.error().detail);
    return kept;
}

QByteArray ObjectiveFiles::toText(const KeptObjective& kept)
{
    const auto& objective = kept.objective;
    nlohmann::json document{{"name", objective.name.toStdString()},
                            {"connection", kept.connection.toStdString()},
                            {"target", objective.target},
                            {"window", durationText(objective.windowMs).toStdString()}};
    const auto add = [&document](const char* key, const QString& text) {
        if (!text.isEmpty())
            document[key] = text.toStdString();
    };
    add("endpoint", kept.endpoint);
    add("bad", objective.badRatio);
    add("good", objective.good);
    add("total", objective.total);
    return yamlText({document});
}

Result<ObjectiveFiles::Listing> ObjectiveFiles::load() const
{
    Listing listing;
    const QDir folder(folder_);
    if (!folder.exists())
        return listing;
    if (!QFileInfo(folder_).isReadable())
        return fail(ErrorKind::Storage, folder_, ObjectiveFileTexts::tr("The folder cannot be read."));
    for (const auto& name :
         folder.entryList({QStringLiteral("*.yaml"), QStringLiteral("*.yml")}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly)) {
            listing.faults.append({name, Error::make(ErrorKind::Storage, name, file.errorString())});
            continue;
        }
        if (auto kept = fromText(file.read(maxYamlBytes + 1), name))
            listing.objectives << *kept;
        else
            listing.faults.append({name, kept.error()});
    }
    return listing;
}

Result<KeptObjective> ObjectiveFiles::save(KeptObjective objective) const
{
    if (const auto sound = checkedObjective(objective.objective); !sound)
        return fail(sound.error());
    const QDir folder(folder_);
    if (!QDir().mkpath(folder_))
        return fail(ErrorKind::Storage, folder_, ObjectiveFileTexts::tr("The folder cannot be made."));
    if (objective.file.isEmpty()) {
        const auto stem = fileNameFor(objective.objective.name);
        objective.file = stem + QStringLiteral(".yaml");
        for (int n = 2; folder.exists(objective.file); ++n)
            objective.file = QStringLiteral("%1-%2.yaml").arg(stem).arg(n);
    } else if (folder.exists(objective.file)) {
        if (const auto aside = moveAside(objective.file); !aside)
            return fail(aside.error());
    }
    if (const auto written = writeWholeFile(folder.filePath(objective.file), toText(objective)); !written)
        return fail(written.error());
    return objective;
}

Result<QString> ObjectiveFiles::moveAside(const QString& file) const
{
    const QDir folder(folder_);
    const auto aside = folder.filePath(QStringLiteral("removed"));
    if (!QDir().mkpath(aside))
        return fail(ErrorKind::Storage, aside, ObjectiveFileTexts::tr("The folder cannot be made."));
    auto to = aside + u'/' + file;
    for (int n = 2; QFile::exists(to); ++n)
        to = QStringLiteral("%1/%2.%3").arg(aside, file).arg(n);
    QFile from(folder.filePath(file));
    if (!from.rename(to))
        return fail(ErrorKind::Storage, from.fileName(), from.errorString());
    return to;
}

} // namespace ph
