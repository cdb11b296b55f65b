#include "app/start/TourController.h"

#include "widgets/start/TourCard.h"

namespace ph {

namespace {

const QString tourSetting = QStringLiteral("tour/seen");
constexpr int tourLookMs = 400;

} // namespace

TourController::TourController(Workspace& workspace, QList<TourStop> stops, QWidget& window, QObject* parent)
    : QObject(parent)
    , workspace_(workspace)
    , stops_(std::move(stops))
    , window_(window)
{
    again_.setInterval(tourLookMs);
    connect(&again_, &QTimer::timeout, this, &TourController::show);
}

TourController::~TourController() = default;

bool TourController::isRunning() const
{
    return card_ && card_->isVisible();
}

void TourController::offer()
{
    readJob_ = workspace_.runner().run<std::optional<QByteArray>>(
        {}, [&state = workspace_.state()](JobContext&) { return state.setting(tourSetting); }, this,
        [this](Result<std::optional<QByteArray>> seen) {
            if (seen && *seen)
                Q_EMIT messageRaised(tr("You have seen the tour; Help → Tour shows it again."));
            else
                start();
        });
}

void TourController::start()
{
    if (isRunning())
        return card_->takeFocus();
    if (!card_) {
        card_ = new TourCard(&window_);
        connect(card_, &TourCard::nextRequested, this, [this] {
            if (stop_ + 1 < stops_.size())
                goTo(stop_ + 1);
            else
                end();
        });
        connect(card_, &TourCard::backRequested, this, [this] { goTo(stop_ - 1); });
        connect(card_, &TourCard::endRequested, this, &TourController::end);
    }
    goTo(0);
}

void TourController::end()
{
    again_.stop();
    if (!isRunning())
        return;
    card_->hide();
    writeJob_ = workspace_.runner().run<void>(
        {}, [&state = workspace_.state()](JobContext&) { return state.putSetting(tourSetting, "yes"); }, this,
        [](Result<void>) {}); // at worst it is offered once more
}

void TourController::goTo(int stop)
{
    stop_ = stop;
    stops_[stop_].go();
    show();
    card_->takeFocus();
}

void TourController::show()
{
    const auto& stop = stops_[stop_];
    auto* thing = stop.find();
    if (thing)
        again_.stop();
    else
        again_.start();
    card_->showStop({stop.title, thing ? stop.text : stop.missing, stop_ + 1, int(stops_.size())}, thing);
}

} // namespace ph
