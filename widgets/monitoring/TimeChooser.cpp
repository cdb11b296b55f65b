#include "widgets/monitoring/TimeChooser.h"

#include "models/tables/Format.h"
#include "models/values/DateFormat.h"
#include "widgets/common/Theme.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QHBoxLayout>
#include <QLocale>
#include <QSignalBlocker>

namespace ph {

namespace {

constexpr std::int64_t chooserMinuteMs = 60'000;
constexpr std::int64_t lookBacks[] = {15 * chooserMinuteMs, 60 * chooserMinuteMs, 360 * chooserMinuteMs,
                                      1440 * chooserMinuteMs, 10080 * chooserMinuteMs};
constexpr int refreshes[] = {15, 60, 300}; // seconds

} // namespace

TimeChooser::TimeChooser(Clock clock, QWidget* parent)
    : QWidget(parent)
    , clock_(std::move(clock))
    , span_(new QComboBox)
    , from_(new QDateTimeEdit)
    , to_(new QDateTimeEdit)
    , refresh_(new QComboBox)
{
    span_->setObjectName(QStringLiteral("timeSpan"));
    span_->setAccessibleName(tr("Time range"));
    for (const auto ms : lookBacks)
        span_->addItem(tr("last %1", "%1: 6 h").arg(formatDuration(ms)), qlonglong(ms));
    span_->addItem(tr("from … to"), qlonglong(0));
    span_->setCurrentIndex(1);
    from_->setObjectName(QStringLiteral("timeFrom"));
    from_->setAccessibleName(tr("From"));
    to_->setObjectName(QStringLiteral("timeTo"));
    to_->setAccessibleName(tr("To"));
    const auto now = QDateTime::fromMSecsSinceEpoch(toMs(clock_()));
    from_->setDateTime(now.addSecs(-3600));
    to_->setDateTime(now);
    refresh_->setObjectName(QStringLiteral("timeRefresh"));
    refresh_->setAccessibleName(tr("Asks again"));
    refresh_->addItem(tr("by hand", "asks again when told to"), 0);
    for (const int seconds : refreshes)
        refresh_->addItem(tr("every %1", "%1: 15 s").arg(formatDuration(seconds * 1000)), seconds);
    refresh_->setCurrentIndex(2);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::s);
    for (QWidget* part : std::initializer_list<QWidget*>{span_, from_, to_, refresh_})
        row->addWidget(part);
    for (auto* moment : {from_, to_}) {
        moment->setCalendarPopup(true);
        moment->setDisplayFormat(minuteFormat(QLocale()));
        connect(moment, &QDateTimeEdit::editingFinished, this, &TimeChooser::rangeChanged);
    }
    connect(span_, &QComboBox::currentIndexChanged, this, [this] {
        showMoments();
        Q_EMIT rangeChanged();
    });
    connect(refresh_, &QComboBox::currentIndexChanged, this, &TimeChooser::refreshChanged);
    showMoments();
}

TimeChoice TimeChooser::choice() const
{
    const auto spanMs = span_->currentData().toLongLong();
    if (spanMs > 0)
        return {spanMs, noTime, noTime};
    const auto from = from_->dateTime().toMSecsSinceEpoch(), to = to_->dateTime().toMSecsSinceEpoch();
    return {0, std::min(from, to), std::max(from, to)};
}

int TimeChooser::refreshSeconds() const
{
    return refresh_->currentData().toInt();
}

void TimeChooser::setChoice(const TimeChoice& choice, int refreshSeconds)
{
    const QSignalBlocker quiet(this);
    span_->setCurrentIndex(std::max(0, span_->findData(qlonglong(choice.spanMs))));
    if (choice.spanMs == 0) {
        from_->setDateTime(QDateTime::fromMSecsSinceEpoch(choice.fromMs));
        to_->setDateTime(QDateTime::fromMSecsSinceEpoch(choice.toMs));
    }
    refresh_->setCurrentIndex(std::max(0, refresh_->findData(refreshSeconds)));
}

void TimeChooser::showMoments()
{
    const bool isCustom = span_->currentData().toLongLong() == 0;
    from_->setVisible(isCustom);
    to_->setVisible(isCustom);
}

} // namespace ph
