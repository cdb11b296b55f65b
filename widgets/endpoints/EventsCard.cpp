#include "widgets/endpoints/EventsCard.h"

#include "models/tables/EndpointEventModel.h"
#include "models/tables/Format.h"
#include "models/values/HelpTopic.h"
#include "widgets/common/Banner.h"
#include "widgets/common/ErrorText.h"
#include "widgets/common/LineDelegate.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/PlainText.h"
#include "widgets/common/SectionHeader.h"
#include "widgets/common/TimeColumn.h"
#include "widgets/endpoints/PartTable.h"

#include <QHelpEvent>
#include <QItemSelectionModel>
#include <QToolTip>
#include <QVBoxLayout>

namespace ph {

namespace {

using Standing = EndpointEvents::Standing;

/// Times have more to tell than they show.
class EventDelegate final : public LineDelegate {
public:
    EventDelegate()
    {
        setBadgeColumn(EndpointEventModel::TypeColumn, [](const QModelIndex& index) {
            const auto type = EndpointEvent::Type(index.data(EndpointEventModel::TypeRole).toInt());
            return type == EndpointEvent::Type::Warning ? Tone::Warning : Tone::Accent;
        });
        setMainColumn(EndpointEventModel::Reason);
        setMutedColumns({EndpointEventModel::Last, EndpointEventModel::First, EndpointEventModel::Object,
                         EndpointEventModel::Source});
    }
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override
    {
        const auto toolTip = index.data(Qt::ToolTipRole).toString();
        if (event->type() != QEvent::ToolTip || toolTip.isEmpty())
            return LineDelegate::helpEvent(event, view, option, index);
        QToolTip::showText(event->globalPos(), plainToolTip(toolTip), view);
        return true;
    }
};

} // namespace

EventsCard::EventsCard(Clock clock, QWidget* parent)
    : Card(QStringLiteral("endpointEventsCard"), tr("Events"), parent)
    , clock_(std::move(clock))
    , events_(new EndpointEventModel(this))
    , table_(new PartTable(QStringLiteral("endpointEvents"), tr("Events")))
    , whole_(bodyText(QStringLiteral("endpointEventWhole")))
    , note_(noteText(QStringLiteral("endpointEventsNote")))
    , trouble_(new Banner)
{
    trouble_->setObjectName(QStringLiteral("endpointEventsTrouble"));
    const int time = timeColumnWidth(formatLocalMinute);
    table_->setUp(events_, new EventDelegate, {92, time, 124, 300, 60, 260, time, 180},
                  EndpointEventModel::Message);
    for (QWidget* part : std::initializer_list<QWidget*>{trouble_, note_, table_, whole_})
        body()->addWidget(part);
    whole_->setTextSize(TextSize::Small);
    connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &EventsCard::showWhole);
    showEvents({});
}

void EventsCard::showEvents(const EndpointEvents& events)
{
    shown_ = events;
    events_->apply(events.events);
    table_->setVisible(!events.events.isEmpty());
    showWhole();
    header()->setNote(events.events.isEmpty() ? QString() : formatCount(events.events.size()));
    refreshAges();
}

void EventsCard::showWhole()
{
    const bool isEmpty = events_->rowCount() == 0;
    whole_->setVisible(!isEmpty);
    if (isEmpty)
        return;
    const auto& event = events_->at(std::max(0, table_->currentIndex().row()));
    whole_->setText(
        QStringLiteral("%1 %2\n%3").arg(event.objectKind, event.objectName, event.message).trimmed());
}

void EventsCard::refreshAges()
{
    const bool isEmpty = shown_.events.isEmpty();
    if (shown_.standing == Standing::Reading)
        note_->setText(tr("Reading the events…"));
    else if (shown_.standing == Standing::Level)
        note_->setText(tr("The cluster has no events of it now. It forgets them, usually after an hour."));
    note_->setVisible(isEmpty && !shown_.trouble);
    if (!shown_.trouble) {
        trouble_->clear();
        return;
    }
    const auto& error = *shown_.trouble;
    QString text;
    if (error.kind == ErrorKind::Forbidden)
        text = (tr("The events may not be read.") + u' ' + error.detail).trimmed();
    else if (isEmpty)
        text = tr("%1. Events are not kept here: they are read while this page is open.", "error")
                   .arg(errorTitle(error.kind));
    else
        text = tr("%1. These were seen %2; events are not kept here when this page closes.", "error, 2 h ago")
                   .arg(errorTitle(error.kind), formatSeenAge(shown_.levelMs, toMs(clock_())));
    if (!trouble_->isVisibleTo(this) || trouble_->text() != text)
        trouble_->showMessage({.tone = error.kind == ErrorKind::Unauthorized ? Tone::Bad : Tone::Warning,
                               .text = text,
                               .details = error.kind == ErrorKind::Forbidden ? QString() : error.detail,
                               .dismiss = BannerMessage::Dismiss::NotAllowed,
                               .help = helpTopicOf(error.kind)});
}

} // namespace ph
