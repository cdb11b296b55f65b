#include "app/monitoring/ObjectiveFeed.h"

#include "models/tables/Format.h"
#include "services/connectors/Capabilities.h"
#include "services/connectors/ObjectiveReading.h"
#include "widgets/common/ErrorText.h"
#include "widgets/monitoring/ObjectiveDialog.h"

#include <QPointer>

#include <algorithm>

namespace ph {

namespace {

constexpr int objectivesEveryMs = 60'000;

} // namespace

Result<ObjectiveState> judgeKept(Links& links, const QList<Connection>& connections,
                                 const KeptObjective& kept, const std::stop_token& stop)
{
    const auto found = std::find_if(connections.begin(), connections.end(),
                                    [&kept](const Connection& one) { return one.name == kept.connection; });
    const auto link = found == connections.end() ? nullptr : links.find(found->id);
    if (!link)
        return fail(ErrorKind::NotFound, kept.connection,
                    ObjectiveFeed::tr("No connection of this name is here and switched on: \"%1\".")
                        .arg(kept.connection));
    const auto source = link->reach<MetricSource>(stop);
    if (!source)
        return fail(source.error());
    return readObjective(source->source, source->context, kept.objective);
}

ObjectiveFeed::ObjectiveFeed(Workspace& workspace, MonitoringScreen& screen, QObject* parent)
    : QObject(parent)
    , workspace_(workspace)
    , screen_(screen)
{
    timer_.setInterval(objectivesEveryMs);
    connect(&timer_, &QTimer::timeout, this, &ObjectiveFeed::refresh);
}

ObjectiveFeed::~ObjectiveFeed() = default;

ObjectiveFiles ObjectiveFeed::files() const
{
    return ObjectiveFiles(QString::fromStdString(workspace_.folder().string()));
}

void ObjectiveFeed::setConnections(const QList<Connection>& connections)
{
    connections_ = connections;
    watch();
}

void ObjectiveFeed::watch()
{
    if (screen_.isWatched(MonitoringScreen::Tab::Objectives)) {
        timer_.start();
        refresh();
    } else {
        timer_.stop();
        judgeJob_ = {};
    }
}

void ObjectiveFeed::refresh()
{
    filesJob_ = workspace_.runner().run<ObjectiveFiles::Listing>(
        {}, [files = files()](JobContext&) { return files.load(); }, this,
        [this](Result<ObjectiveFiles::Listing> listing) {
            if (listing) {
                take(*listing);
                judge();
            } else if (listing.error().kind != ErrorKind::Cancelled) {
                screen_.showObjectivesError(listing.error());
            }
        });
}

void ObjectiveFeed::take(const ObjectiveFiles::Listing& listing)
{
    screen_.clearObjectivesError();
    QList<ObjectiveLine> lines;
    auto& model = screen_.objectives();
    for (const auto& kept : listing.objectives) {
        const int row = model.rowOf(kept.file);
        // What was judged of another text says nothing of this one.
        auto line = row >= 0 && model.at(row).kept == kept ? model.at(row) : ObjectiveLine{kept};
        lines << line;
    }
    for (const auto& fault : listing.faults) {
        ObjectiveLine line;
        line.kept.file = fault.item;
        line.trouble = fault.error.detail;
        lines << line;
    }
    model.apply(lines);
}

void ObjectiveFeed::judge()
{
    QList<KeptObjective> all;
    for (const auto& line : screen_.objectives().rows()) {
        if (!line.kept.objective.name.isEmpty() || !line.kept.connection.isEmpty())
            all << line.kept;
    }
    judge(all);
}

/// One after the other, each shown as it comes.
void ObjectiveFeed::judge(const QList<KeptObjective>& left)
{
    if (left.isEmpty() || !screen_.isWatched(MonitoringScreen::Tab::Objectives))
        return;
    const auto kept = left.first();
    judgeJob_ = workspace_.runner().run<ObjectiveState>(
        {},
        [&links = workspace_.links(), connections = connections_, kept](JobContext& job) {
            return judgeKept(links, connections, kept, job.stop);
        },
        this,
        [this, kept, rest = left.mid(1)](Result<ObjectiveState> state) {
            if (!state && state.error().kind == ErrorKind::Cancelled)
                return;
            auto& model = screen_.objectives();
            const int row = model.rowOf(kept.file);
            if (row >= 0 && model.at(row).kept == kept) {
                auto line = model.at(row);
                if (state) {
                    line.state = std::move(*state);
                    line.judgedMs = toMs(workspace_.clock()());
                    line.trouble.clear();
                } else {
                    line.trouble = pairText(errorTitle(state.error().kind), state.error().detail);
                }
                model.apply(Delta<ObjectiveLine, QString>{{line}, {}});
            }
            judge(rest);
        });
}

void ObjectiveFeed::edit(const KeptObjective& objective)
{
    QStringList names;
    for (const auto& connection : std::as_const(connections_)) {
        const auto link = workspace_.links().find(connection.id);
        if (link && capability<MetricSource>(link->connector()))
            names << connection.name;
    }
    auto* dialog = new ObjectiveDialog(objective, names, screen_.window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ObjectiveDialog::saveRequested, this, [this, dialog](const KeptObjective& asked) {
        changeJob_ = workspace_.runner().run<KeptObjective>(
            {}, [files = files(), asked](JobContext&) { return files.save(asked); }, this,
            [this, open = QPointer<ObjectiveDialog>(dialog)](const Result<KeptObjective>& saved) {
                if (saved && open)
                    open->accept();
                else if (open)
                    open->showRefused(saved.error());
                if (saved)
                    Q_EMIT messageRaised(tr("Saved as %1").arg(saved->file));
                refresh();
            });
    });
    dialog->open();
}

void ObjectiveFeed::remove(const KeptObjective& objective)
{
    changeJob_ = workspace_.runner().run<QString>(
        {}, [files = files(), file = objective.file](JobContext&) { return files.moveAside(file); }, this,
        [this](const Result<QString>& aside) {
            if (aside)
                Q_EMIT messageRaised(tr("Removed; its file lies at %1").arg(*aside));
            else
                screen_.showObjectivesError(aside.error());
            refresh();
        });
}

} // namespace ph
