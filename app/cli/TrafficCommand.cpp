#include "app/cli/ClusterChoice.h"
#include "app/cli/EndpointWatch.h"
#include "app/cli/TrafficOutput.h"
#include "app/endpoints/EndpointSearch.h"
#include "models/values/Policy.h"

#include <QCoreApplication>

#include <iostream>

namespace ph {

namespace {

struct TrafficCommandTexts {
    Q_DECLARE_TR_FUNCTIONS(TrafficCommand)
};

struct TrafficOptions {
    std::string endpoint, connection, wait = "60s";
    std::vector<std::string> shares;
    bool dryRun = false, takeOver = false, pastGitOps = false;
};

/// "candidate=10", or the name of a target in place of the role.
Result<QMap<QString, double>> askedShares(const std::vector<std::string>& words)
{
    QMap<QString, double> shares;
    for (const auto& word : words) {
        const auto text = toText(word);
        const auto name = text.section(u'=', 0, -2), percent = text.section(u'=', -1);
        bool isNumber = false;
        const auto share = percent.toDouble(&isNumber);
        if (name.isEmpty() || !isNumber)
            return fail(ErrorKind::Invalid, text,
                        TrafficCommandTexts::tr("Say who gets how many percent, e.g. candidate=10."));
        if (shares.contains(name))
            return fail(ErrorKind::Invalid, text,
                        TrafficCommandTexts::tr("%1 is given two shares.").arg(name));
        shares.insert(name, share);
    }
    return shares;
}

Result<FoundEndpoint> endpointMeant(CommandLine& line, const TrafficOptions& options)
{
    const auto name = toText(options.endpoint);
    QStringList namespaces;
    if (const auto parts = name.split(u'/'); parts.size() > 1)
        namespaces << parts[parts.size() - 2];
    const auto clusters = chosenClusters(line, toText(options.connection));
    if (!clusters)
        return fail(clusters.error());
    std::vector<LinkPtr> links;
    for (const auto& cluster : *clusters) {
        const auto link = clusterLink(line, cluster, namespaces);
        if (!link)
            return fail(link.error());
        links.push_back(*link);
    }
    return findEndpoint(line.workspace()->cache(), links, name, namespaces, line.stop());
}

ExitCode exitCodeAfter(const TrafficOutcome& outcome, bool interrupted)
{
    if (outcome.seen == TrafficOutcome::Seen::Observed)
        return outcome.unrecorded ? ExitCode::Storage : ExitCode::Ok;
    return interrupted ? ExitCode::Cancelled : ExitCode::Partial; // requested is not observed
}

void setTraffic(CommandLine& line, const FoundEndpoint& found, const TrafficOptions& options)
{
    const auto asked = askedShares(options.shares);
    if (!asked)
        return line.fail(asked.error());
    const auto waitMs = durationFromText(toText(options.wait));
    if (waitMs <= 0)
        return line.fail(Error::make(ErrorKind::Invalid, toText(options.wait),
                                     TrafficCommandTexts::tr("Say how long, e.g. 60s or 5m.")));
    const auto control = found.cluster->reach<TrafficControl>(line.stop());
    if (!control)
        return line.fail(control.error());
    const auto preview = control->source.previewTraffic(
        control->context, found.endpoint.key,
        {*asked, options.takeOver ? TrafficAsk::ForeignFields::TakeOver : TrafficAsk::ForeignFields::Refuse,
         options.pastGitOps ? TrafficAsk::MadeFromGit::Change : TrafficAsk::MadeFromGit::Refuse});
    if (!preview)
        return line.fail(preview.error().why);
    const auto& cluster = found.cluster->connection().name;
    if (line.output == CommandLine::Output::Text)
        showPreview(line, *preview, cluster);
    if (options.dryRun) {
        if (line.output == CommandLine::Output::Json)
            line.print(trafficJson(*preview, nullptr, cluster));
        return;
    }
    std::cout.flush(); // what is asked for stands there before it is
    const auto outcome = changeTraffic(*line.workspace(), *found.cluster, *preview,
                                       {.wait = std::chrono::milliseconds(waitMs)}, line.stop());
    if (!outcome)
        return line.fail(outcome.error());
    line.exitCode = exitCodeAfter(*outcome, line.stop().stop_requested());
    noteOutcome(line, *outcome);
    if (line.output == CommandLine::Output::Json)
        line.print(trafficJson(*preview, &*outcome, cluster));
}

} // namespace

void addTrafficCommand(Command app, CommandLine& line)
{
    auto traffic =
        app.subcommand("traffic", "Who gets which share of an endpoint's requests; with --set, moves them");
    auto options = std::make_shared<TrafficOptions>();
    traffic.option("ENDPOINT", options->endpoint, "NAMESPACE/NAME, or NAME where there is one of it")
        .required();
    traffic.option("--connection", options->connection, "The cluster that it is on").valueName("NAME");
    const auto set =
        traffic
            .option("--set", options->shares,
                    "A share in percent, of `candidate`, `stable` or a target by its name; the rest goes to "
                    "who is left, or to stable")
            .valueName("WHO=PERCENT")
            .oneWordEach();
    traffic.flag("--dry-run", options->dryRun, "Only show what would be asked for, as the cluster tried it")
        .needs(set);
    traffic
        .flag("--take-over", options->takeOver,
              "Also change fields that somebody else manages (kubectl, Helm): they are ours from then on")
        .needs(set);
    traffic
        .flag("--past-gitops", options->pastGitOps,
              "Also change what Argo CD or Flux makes from Git, until they undo it")
        .needs(set);
    traffic.option("--wait", options->wait, "How long to look for what was asked for")
        .valueName("TIME")
        .showDefault()
        .needs(set);
    traffic.footer(
        "What an object asks for (declared) is told apart from what is observed. --set shows the exact "
        "request and the difference that it makes, asks once, and looks until it is observed. It needs a "
        "connection with control (connect add --allow-control) and a signing key (ledger key), for the "
        "ledger is told before and after.\n"
        "Exit codes: 0 observed, 4 not permitted, 7 requested and not observed.\n"
        "Examples:\n"
        "  pilothouse traffic models/fraud\n"
        "  pilothouse traffic models/fraud --set candidate=10 --dry-run\n"
        "  pilothouse traffic models/fraud --set candidate=0");
    line.onParsed(traffic, [&line, options] {
        if (!line.workspace())
            return;
        const auto found = endpointMeant(line, *options);
        if (!found)
            return line.fail(found.error());
        if (options->shares.empty())
            showTraffic(line, found->endpoint, found->cluster->connection().name);
        else
            setTraffic(line, *found, *options);
    });
}

} // namespace ph
