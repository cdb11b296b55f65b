#include "app/cli/MonitorChoice.h"

#include "services/connectors/Catalog.h"

namespace ph {

Result<std::vector<LinkPtr>> monitorLinks(CommandLine& line, const QString& name)
{
    std::vector<Connection> chosen;
    if (!name.isEmpty()) {
        const auto one = line.connection(name);
        if (!one)
            return fail(one.error());
        chosen = {*one};
    } else {
        auto all = line.workspace()->state().connections();
        if (!all)
            return fail(all.error());
        std::copy_if(all->begin(), all->end(), std::back_inserter(chosen), [](const Connection& connection) {
            return connection.enabled && holdingOf(connection.kind) == ConnectorDescriptor::Holds::Monitoring;
        });
    }
    std::vector<LinkPtr> links;
    for (const auto& connection : chosen) {
        auto link = line.link(connection.id);
        if (!link)
            return fail(link.error());
        links.push_back(std::move(*link));
    }
    if (links.empty())
        return fail(ErrorKind::NotFound, QStringLiteral("monitoring"),
                    QStringLiteral("Nothing that holds metrics or alerts is connected; add it with "
                                   "`pilothouse connect add --kind prometheus|alertmanager|"
                                   "openmetrics`."));
    return links;
}

Result<std::vector<LinkPtr>> thoseThat(std::vector<LinkPtr> links, const std::function<bool(Link&)>& can,
                                       const QString& what)
{
    const auto asked = links.size() == 1 ? links.front()->connection().name : QStringLiteral("monitoring");
    std::erase_if(links, [&can](const LinkPtr& link) { return !can(*link); });
    if (links.empty())
        return fail(ErrorKind::Invalid, asked, QStringLiteral("This has no %1.").arg(what));
    return links;
}

Result<LinkPtr> theOneThat(std::vector<LinkPtr> links, const std::function<bool(Link&)>& can,
                           const QString& what)
{
    const auto able = thoseThat(std::move(links), can, what);
    if (!able)
        return fail(able.error());
    if (able->size() == 1)
        return able->front();
    QStringList names;
    for (const auto& link : *able)
        names << link->connection().name;
    return fail(ErrorKind::Invalid, QStringLiteral("--connection"),
                QStringLiteral("Several have %1; name one: %2.").arg(what, names.join(QLatin1String(", "))));
}

} // namespace ph
