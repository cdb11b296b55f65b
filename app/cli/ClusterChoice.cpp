#include "app/cli/ClusterChoice.h"

#include "services/connectors/Catalog.h"

#include <QCoreApplication>

namespace ph {

namespace {

struct ClusterChoiceTexts {
    Q_DECLARE_TR_FUNCTIONS(ClusterChoice)
};

} // namespace

Result<std::vector<Connection>> chosenClusters(CommandLine& line, const QString& name)
{
    if (!name.isEmpty()) {
        const auto one = line.connection(name);
        if (!one)
            return fail(one.error());
        if (holdingOf(one->kind) != ConnectorDescriptor::Holds::Endpoints)
            return fail(ErrorKind::Invalid, one->name, ClusterChoiceTexts::tr("This is no cluster."));
        return std::vector{*one};
    }
    auto all = line.workspace()->state().connections();
    if (!all)
        return fail(all.error());
    std::erase_if(*all, [](const Connection& c) {
        return !c.enabled || holdingOf(c.kind) != ConnectorDescriptor::Holds::Endpoints;
    });
    if (all->empty())
        return fail(
            ErrorKind::NotFound, QStringLiteral("clusters"),
            ClusterChoiceTexts::tr("There is no enabled cluster; add one with `pilothouse connect add "
                                   "--kind kubernetes`."));
    return all;
}

Result<LinkPtr> clusterLink(CommandLine& line, const Connection& cluster, const QStringList& namespaces)
{
    if (namespaces.isEmpty())
        return line.link(cluster.id);
    auto narrowed = cluster;
    narrowed.settings[QStringLiteral("namespaces")] = namespaces.join(u',');
    return line.workspace()->links().make(narrowed);
}

} // namespace ph
