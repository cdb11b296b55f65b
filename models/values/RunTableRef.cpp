#include "models/values/RunTableRef.h"

#include <QCoreApplication>

namespace ph {

namespace {

struct RunTableRefTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::RunTableRef)
};

const QString artifactScheme = QStringLiteral("run:");
const QString inputScheme = QStringLiteral("input:");

enum class Slashes { Stay, Escaped };

QString escapedPart(QString text, Slashes slashes)
{
    text.replace(u'%', QStringLiteral("%25")).replace(u'#', QStringLiteral("%23"));
    return slashes == Slashes::Stay ? text : text.replace(u'/', QStringLiteral("%2F"));
}

/// Only what escapedPart() makes: "50%.csv" typed by a person means itself.
QString plainPart(QString text)
{
    text.replace(QLatin1String("%2F"), QLatin1String("/"), Qt::CaseInsensitive);
    return text.replace(QLatin1String("%23"), QLatin1String("#"))
        .replace(QLatin1String("%25"), QLatin1String("%"));
}

} // namespace

bool namesRunTable(const QString& text)
{
    return text.startsWith(artifactScheme) || text.startsWith(inputScheme);
}

QString runTableText(const RunTableRef& ref)
{
    const bool isInput = ref.kind == RunTableRef::Kind::Input;
    auto text = (isInput ? inputScheme : artifactScheme) + escapedPart(ref.connection, Slashes::Escaped) +
                u'/' + escapedPart(ref.runId, Slashes::Escaped) + u'/' +
                escapedPart(ref.path, isInput ? Slashes::Escaped : Slashes::Stay);
    if (!ref.table.isEmpty())
        text += u'#' + escapedPart(ref.table, Slashes::Stay);
    return text;
}

Result<RunTableRef> runTableFromText(const QString& text)
{
    RunTableRef ref;
    const bool isInput = text.startsWith(inputScheme);
    ref.kind = isInput ? RunTableRef::Kind::Input : RunTableRef::Kind::Artifact;
    const auto rest = text.mid(text.indexOf(u':') + 1);
    const auto hash = rest.indexOf(u'#');
    const auto place = hash < 0 ? rest : rest.left(hash);
    ref.connection = plainPart(place.section(u'/', 0, 0));
    ref.runId = plainPart(place.section(u'/', 1, 1));
    ref.path = plainPart(place.section(u'/', 2));
    if (hash >= 0)
        ref.table = plainPart(rest.mid(hash + 1));
    if (!namesRunTable(text) || ref.connection.isEmpty() || ref.runId.isEmpty() || ref.path.isEmpty())
        return fail(ErrorKind::Invalid, text,
                    RunTableRefTexts::tr("A run's table is written %1, a dataset that it was given %2.")
                        .arg(QStringLiteral("run:CONNECTION/RUN_ID/PATH"),
                             QStringLiteral("input:CONNECTION/RUN_ID/NAME")));
    return ref;
}

} // namespace ph
