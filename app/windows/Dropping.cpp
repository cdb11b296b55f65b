#include "app/windows/Dropping.h"

#include "widgets/common/Banner.h"
#include "widgets/shell/DropHint.h"

#include <QDir>
#include <QDropEvent>
#include <QFileInfo>
#include <QMimeData>

namespace ph {

namespace {

const QString connectAction = QStringLiteral("connect-dropped");

QList<Dropped> ofKind(const QList<Dropped>& all, Dropped::Kind kind)
{
    QList<Dropped> found;
    std::copy_if(all.begin(), all.end(), std::back_inserter(found),
                 [kind](const Dropped& dropped) { return dropped.kind == kind; });
    return found;
}

QStringList pathsOf(const QList<Dropped>& all)
{
    QStringList paths;
    for (const auto& dropped : all)
        paths.append(dropped.why.isEmpty()
                         ? QDir::toNativeSeparators(dropped.path)
                         : QStringLiteral("%1: %2").arg(QDir::toNativeSeparators(dropped.path), dropped.why));
    return paths;
}

} // namespace

Dropping::Dropping(Workspace& workspace, QWidget& window, Banner& banner, QObject* parent)
    : QObject(parent)
    , workspace_(workspace)
    , window_(window)
    , banner_(banner)
    , hint_(new DropHint(&window))
{
    window_.setAcceptDrops(true);
    window_.installEventFilter(this);
    connect(&banner_, &Banner::actionTriggered, this, &Dropping::answer);
    connect(&banner_, &Banner::dismissed, this, [this] { asked_.clear(); });
}

Dropping::~Dropping()
{
    delete hint_;
}

bool Dropping::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != &window_)
        return false;
    switch (event->type()) {
    case QEvent::DragEnter: {
        auto* drag = static_cast<QDropEvent*>(event);
        if (!drag->mimeData()->hasUrls())
            return false;
        // What can not be opened is taken, too: it is said then why.
        drag->setDropAction(Qt::CopyAction);
        drag->accept();
        hint_->open();
        return true;
    }
    case QEvent::DragLeave:
        hint_->hide();
        return false;
    case QEvent::Drop: {
        auto* drop = static_cast<QDropEvent*>(event);
        hint_->hide();
        if (!drop->mimeData()->hasUrls())
            return false;
        drop->setDropAction(Qt::CopyAction); // never moved: it stays where it is
        drop->accept();
        take(draggedOf(drop->mimeData()->urls()));
        return true;
    }
    default:
        return false;
    }
}

void Dropping::take(const Dragged& dragged)
{
    if (dragged.paths.isEmpty())
        return open({}, dragged.refused);
    job_ = workspace_.runner().run<QList<Dropped>>(
        {.title = tr("Looking at what was dropped")},
        [paths = dragged.paths](JobContext& job) -> Result<QList<Dropped>> {
            QList<Dropped> all;
            for (const auto& path : paths) {
                if (job.stop.stop_requested())
                    return fail(ErrorKind::Cancelled, path);
                all.append(recogniseDropped(path));
            }
            return all;
        },
        this,
        [this, refused = dragged.refused](Result<QList<Dropped>> all) {
            if (all)
                open(*all, refused);
            else if (all.error().kind != ErrorKind::Cancelled)
                banner_.showError(all.error());
        });
}

void Dropping::open(const QList<Dropped>& dropped, qsizetype refused)
{
    using Kind = Dropped::Kind;
    const auto packs = ofKind(dropped, Kind::Pack), unknown = ofKind(dropped, Kind::Unknown);
    const auto reports = pathsOf(ofKind(dropped, Kind::Report));
    if (!reports.isEmpty())
        Q_EMIT reportsDropped(reports);
    for (const auto& policy : ofKind(dropped, Kind::Policy))
        Q_EMIT policyDropped(policy.path);
    if (!packs.isEmpty())
        Q_EMIT packDropped(packs.first().path);

    QStringList remarks = pathsOf(unknown);
    for (qsizetype i = 1; i < packs.size(); ++i)
        remarks.append(tr("%1: one pack is shown at a time").arg(packs[i].path));
    if (refused > 0)
        remarks.append(tr("%Ln address(es) of other computers, or more than can be looked at at once",
                          nullptr, int(refused)));
    asked_ = ofKind(dropped, Kind::Store);
    if (!asked_.isEmpty()) {
        const auto text =
            asked_.size() == 1
                ? tr("Connect %1? It is only read.").arg(QFileInfo(asked_.first().path).fileName())
                : tr("Connect these %Ln places? They are only read.", nullptr, int(asked_.size()));
        banner_.showMessage({.tone = Tone::Accent,
                             .text = text,
                             .details = (pathsOf(asked_) + remarks).join(u'\n'),
                             .actions = {{connectAction, tr("Connect"), QStringLiteral("network-connect")}}});
    } else if (!remarks.isEmpty()) {
        const bool isNothing = unknown.size() == dropped.size();
        banner_.showMessage({.tone = isNothing ? Tone::Bad : Tone::Warning,
                             .text = isNothing
                                         ? tr("Nothing of this can be opened. %1").arg(DropHint::whatCanBe())
                                         : tr("Not all of this can be opened. %1").arg(DropHint::whatCanBe()),
                             .details = remarks.join(u'\n'),
                             .help = QStringLiteral("connections")});
    }
}

void Dropping::answer(const QString& action)
{
    if (action != connectAction)
        return;
    const auto accepted = std::exchange(asked_, {});
    banner_.clear();
    for (const auto& store : accepted)
        Q_EMIT storeAccepted(store.path, store.connector);
}

} // namespace ph
