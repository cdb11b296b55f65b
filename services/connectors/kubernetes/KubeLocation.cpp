#include "services/connectors/kubernetes/KubeLocation.h"

#include "services/connectors/ConnectorText.h"

#include <QDir>
#include <QRegularExpression>

namespace ph::kubernetes {

namespace {

} // namespace

std::vector<std::filesystem::path> filesOfLocation(const QString& location)
{
    const auto home = QDir::homePath();
    QStringList files;
    for (const auto& each : location.trimmed().split(u':', Qt::SkipEmptyParts)) {
        const bool isBelowHome = each == QLatin1String("~") || each.startsWith(QLatin1String("~/"));
        files << (isBelowHome ? home + each.mid(1) : each);
    }
    return kubeConfigFiles(files.join(u':'), home.toStdString());
}

QStringList namespacesOf(const Connection& connection)
{
    static const QRegularExpression separators(QStringLiteral("[,\\s]+"));
    auto names =
        connection.settings.value(QStringLiteral("namespaces")).split(separators, Qt::SkipEmptyParts);
    names.removeDuplicates();
    return names;
}

Result<QStringList> contextNames(const QString& location)
{
    if (location.trimmed() == QLatin1String(inCluster))
        return QStringList();
    return readKubeContexts(filesOfLocation(location)).map([](const KubeContexts& known) {
        return known.names;
    });
}

Result<void> checkLocation(const Connection& connection)
{
    if (connection.location.trimmed() == QLatin1String(inCluster))
        return {};
    const auto known = readKubeContexts(filesOfLocation(connection.location));
    if (!known)
        return fail(known.error());
    const auto chosen = connection.settings.value(QStringLiteral("context")).trimmed();
    const auto context = chosen.isEmpty() ? known->current : chosen;
    if (known->names.contains(context))
        return {};
    if (known->names.isEmpty())
        return fail(ErrorKind::Invalid, connection.location,
                    connectorText(QT_TRANSLATE_NOOP("ph::Connector",
                                                    "This is no kubeconfig, or one without contexts.")));
    const auto names = known->names.mid(0, 20).join(QLatin1String(", "));
    return fail(
        ErrorKind::NotFound, connection.location,
        context.isEmpty()
            ? connectorText(QT_TRANSLATE_NOOP("ph::Connector",
                                              "The kubeconfig has no current context; name one of: %1."))
                  .arg(names)
            : connectorText(
                  QT_TRANSLATE_NOOP("ph::Connector", "The kubeconfig has no context \"%1\"; it has: %2."))
                  .arg(context.left(80), names));
}

} // namespace ph::kubernetes
