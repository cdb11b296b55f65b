#include "models/tables/RegistryWords.h"

#include "models/tables/Format.h"

#include <QCoreApplication>

namespace ph {

namespace {

struct RegistryWordsTexts {
    Q_DECLARE_TR_FUNCTIONS(RegistryWords)
};

} // namespace

QString modelKindText(RegisteredModel::Kind kind)
{
    return kind == RegisteredModel::Kind::Prompt ? RegistryWordsTexts::tr("Prompt")
                                                 : RegistryWordsTexts::tr("Model");
}

QString versionSectionText(ModelVersionDifference::Section section)
{
    using Section = ModelVersionDifference::Section;
    switch (section) {
    case Section::Version:
        return RegistryWordsTexts::tr("Version");
    case Section::Prompt:
        return RegistryWordsTexts::tr("Prompt");
    case Section::Signature:
        return RegistryWordsTexts::tr("Signature");
    case Section::Params:
        return RegistryWordsTexts::tr("Params");
    case Section::Metrics:
        return RegistryWordsTexts::tr("Metrics");
    case Section::Inputs:
        return RegistryWordsTexts::tr("Data");
    case Section::Environment:
        return RegistryWordsTexts::tr("Environment");
    case Section::Tags:
        break;
    }
    return RegistryWordsTexts::tr("Tags");
}

QString versionStatusText(const QString& status)
{
    if (status == QLatin1String("READY"))
        return RegistryWordsTexts::tr("Ready");
    if (status == QLatin1String("PENDING_REGISTRATION"))
        return RegistryWordsTexts::tr("Being registered");
    if (status == QLatin1String("FAILED_REGISTRATION"))
        return RegistryWordsTexts::tr("Registration failed");
    return status;
}

QString versionFieldText(const QString& field)
{
    if (field == QLatin1String("source"))
        return RegistryWordsTexts::tr("Source");
    if (field == QLatin1String("run"))
        return RegistryWordsTexts::tr("Source run");
    if (field == QLatin1String("stage"))
        return RegistryWordsTexts::tr("Stage");
    if (field == QLatin1String("status"))
        return RegistryWordsTexts::tr("Status");
    if (field == QLatin1String("description"))
        return RegistryWordsTexts::tr("Description");
    if (field == QLatin1String("aliases"))
        return RegistryWordsTexts::tr("Aliases");
    return field;
}

QString pointerText(const QString& pointer)
{
    if (pointer.startsWith(u'/'))
        return RegistryWordsTexts::tr("stage %1").arg(pointer.mid(1));
    if (pointer.startsWith(u'#'))
        return RegistryWordsTexts::tr("environment %1").arg(pointer.mid(1));
    return pointer.startsWith(u'@') ? pointer.mid(1) : pointer;
}

QString pointersText(const ModelVersion& version)
{
    auto words = version.aliases;
    if (!version.stage.isEmpty() && version.stage != QLatin1String("None"))
        words << RegistryWordsTexts::tr("stage %1").arg(version.stage);
    return listText(words);
}

QString aliasesText(const RegisteredModel& model)
{
    QStringList words;
    for (auto it = model.aliases.begin(); it != model.aliases.end(); ++it)
        words.append(it.key() + QStringLiteral(" → ") + it.value());
    return listText(words);
}

QString pointedText(const QString& version)
{
    return version.isEmpty() ? RegistryWordsTexts::tr("nothing")
                             : RegistryWordsTexts::tr("version %1").arg(version);
}

QString certaintyText(AliasAnswer::Kind kind)
{
    switch (kind) {
    case AliasAnswer::Kind::Known:
        return RegistryWordsTexts::tr("known");
    case AliasAnswer::Kind::Between:
        return RegistryWordsTexts::tr("between two looks");
    case AliasAnswer::Kind::AsLastSeen:
        return RegistryWordsTexts::tr("as last seen");
    case AliasAnswer::Kind::Unknown:
        break;
    }
    return RegistryWordsTexts::tr("unknown");
}

QString aliasAnswerText(const AliasAnswer& answer, QString (*time)(std::int64_t))
{
    switch (answer.kind) {
    case AliasAnswer::Kind::Known:
        return pointedText(answer.version);
    case AliasAnswer::Kind::Between:
        return RegistryWordsTexts::tr("%1, or already %2: nobody looked between %3 and the change")
            .arg(pointedText(answer.version), pointedText(answer.next), time(answer.seenMs));
    case AliasAnswer::Kind::AsLastSeen:
        return RegistryWordsTexts::tr("%1, as last seen at %2")
            .arg(pointedText(answer.version), time(answer.seenMs));
    case AliasAnswer::Kind::Unknown:
        break;
    }
    return RegistryWordsTexts::tr("not known: nobody had looked yet");
}

QString aliasChangeTimeText(const AliasPeriod& period, QString (*time)(std::int64_t))
{
    if (period.afterMs == noTime)
        return RegistryWordsTexts::tr("by %1", "a time at the latest").arg(time(period.byMs));
    if (period.afterMs >= period.byMs || period.cause == AliasPeriod::Cause::OurAct)
        return time(period.byMs); // we asked a moment before
    return RegistryWordsTexts::tr("between %1 and %2").arg(time(period.afterMs), time(period.byMs));
}

} // namespace ph
