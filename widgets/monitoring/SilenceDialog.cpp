#include "widgets/monitoring/SilenceDialog.h"

#include "models/tables/Format.h"
#include "models/tables/MonitorWords.h"
#include "models/values/DateFormat.h"
#include "widgets/common/Banner.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/Card.h"
#include "widgets/common/DialogSize.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/PlainText.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QFormLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace ph {

namespace {

constexpr std::int64_t aMinuteMs = 60'000;
constexpr std::int64_t silenceSpans[] = {30 * aMinuteMs,  60 * aMinuteMs,      120 * aMinuteMs,
                                         240 * aMinuteMs, 24 * 60 * aMinuteMs, 7 * 24 * 60 * aMinuteMs};

} // namespace

SilenceDialog::SilenceDialog(QList<SilencePlace> places, QList<AlertLine> alerts, const Draft& draft,
                             Clock clock, QWidget* parent)
    : QDialog(parent)
    , places_(std::move(places))
    , alerts_(std::move(alerts))
    , clock_(std::move(clock))
{
    build();
    for (const auto& place : places_)
        place_->addItem(place.place.name, place.place.connection.value);
    if (draft.place)
        place_->setCurrentIndex(std::max(0, place_->findData(draft.place->value)));
    QStringList lines;
    for (const auto& matcher : draft.matchers)
        lines << matcherText(matcher);
    conditions_->setPlainText(lines.join(u'\n'));
    by_->setText(draft.createdBy);
    connect(place_, &QComboBox::currentIndexChanged, this, &SilenceDialog::check);
    connect(span_, &QComboBox::currentIndexChanged, this, &SilenceDialog::check);
    connect(conditions_, &QPlainTextEdit::textChanged, this, &SilenceDialog::check);
    connect(until_, &QDateTimeEdit::dateTimeChanged, this, &SilenceDialog::check);
    for (const auto* line : {reason_, by_})
        connect(line, &QLineEdit::textChanged, this, &SilenceDialog::check);
    connect(send_, &QPushButton::clicked, this, &SilenceDialog::send);
    check();
    fitToWidth(*this, 560);
    reason_->setFocus();
}

void SilenceDialog::build()
{
    setObjectName(QStringLiteral("silenceDialog"));
    setWindowTitle(tr("Silence alerts"));
    place_ = new QComboBox;
    place_->setObjectName(QStringLiteral("silencePlace"));
    conditions_ = new QPlainTextEdit;
    conditions_->setObjectName(QStringLiteral("silenceConditions"));
    conditions_->setFont(monoFont(TextSize::Small));
    conditions_->setTabChangesFocus(true);
    conditions_->setFixedHeight(96);
    conditions_->setPlaceholderText(QStringLiteral("alertname=\"ErrorsHigh\"\nmodel=~\"fraud.*\""));
    reason_ = new QLineEdit;
    reason_->setObjectName(QStringLiteral("silenceReason"));
    reason_->setPlaceholderText(tr("Everybody who looks at it reads this"));
    by_ = new QLineEdit;
    by_->setObjectName(QStringLiteral("silenceBy"));
    span_ = new QComboBox;
    span_->setObjectName(QStringLiteral("silenceSpan"));
    span_->setAccessibleName(tr("Ends"));
    for (const auto ms : silenceSpans)
        span_->addItem(tr("for %1", "%1: 2 h").arg(formatDuration(ms)), qlonglong(ms));
    span_->addItem(tr("until…"), qlonglong(0));
    span_->setCurrentIndex(2);
    until_ = new QDateTimeEdit(QDateTime::fromMSecsSinceEpoch(toMs(clock_()) + silenceSpans[2]));
    until_->setObjectName(QStringLiteral("silenceUntil"));
    until_->setAccessibleName(tr("Ends at"));
    until_->setCalendarPopup(true);
    until_->setDisplayFormat(minuteFormat(QLocale()));
    preview_ = bodyText(QStringLiteral("silencePreview"));
    why_ = noteText(QStringLiteral("silenceWhyNot"));
    why_->setTone(Tone::Warning);
    trouble_ = new Banner;
    trouble_->setObjectName(QStringLiteral("silenceTrouble"));

    auto* form = new QFormLayout;
    form->setSpacing(space::s);
    form->addRow(tr("Ask"), place_);
    form->addRow(tr("Alerts with"), conditions_);
    auto* end = new QHBoxLayout;
    end->addWidget(span_);
    end->addWidget(until_, 1);
    form->addRow(tr("Ends"), end);
    form->addRow(tr("Reason"), reason_);
    form->addRow(tr("By", "who asks for a silence"), by_);
    auto* cancel = makeButton(QStringLiteral("silenceCancel"), tr("Cancel"));
    send_ = makeButton(QStringLiteral("silenceSend"), tr("Silence"), ButtonKind::Primary);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(send_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::xl, space::xl, space::xl, space::l);
    column->setSpacing(space::m);
    column->addWidget(trouble_);
    column->addLayout(form);
    column->addWidget(preview_);
    column->addWidget(why_);
    column->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
}

Result<QList<LabelMatcher>> SilenceDialog::matchers() const
{
    QList<LabelMatcher> conditions;
    for (const auto& line : conditions_->toPlainText().split(u'\n', Qt::SkipEmptyParts)) {
        if (line.trimmed().isEmpty())
            continue;
        const auto matcher = parseLabelMatcher(line);
        if (!matcher)
            return fail(matcher.error());
        conditions << *matcher;
    }
    return conditions;
}

SilenceAsk SilenceDialog::ask(const QList<LabelMatcher>& conditions) const
{
    const auto spanMs = span_->currentData().toLongLong();
    SilenceAsk ask;
    ask.matchers = conditions;
    ask.startsAtMs = toMs(clock_());
    ask.endsAtMs = spanMs > 0 ? ask.startsAtMs + spanMs : until_->dateTime().toMSecsSinceEpoch();
    ask.createdBy = by_->text().trimmed();
    ask.comment = reason_->text().trimmed();
    return ask;
}

QString SilenceDialog::preview(const QList<LabelMatcher>& conditions) const
{
    constexpr qsizetype mostNamed = 5;
    QStringList names;
    for (const auto& line : alerts_) {
        if (matchesAll(conditions, line.alert.labels))
            names << alertName(line.alert) + metricText(labelsBesideName(line.alert));
    }
    auto text = tr("Matches %Ln alert(s) that are known now.", nullptr, int(names.size()));
    for (const auto& name : names.first(std::min(mostNamed, names.size())))
        text += QStringLiteral("\n  ") + name;
    if (names.size() > mostNamed)
        text += QStringLiteral("\n  ") + tr("and %Ln more", nullptr, int(names.size() - mostNamed));
    return text;
}

void SilenceDialog::check()
{
    until_->setVisible(span_->currentData().toLongLong() == 0);
    const int at = place_->currentIndex();
    QString why = at < 0 ? tr("No Alertmanager is connected: only it can silence.") : places_[at].refusal;
    const auto conditions = matchers();
    preview_->setText(conditions ? preview(*conditions) : QString());
    if (why.isEmpty() && !conditions)
        why = QStringLiteral("%1: %2").arg(conditions.error().where, conditions.error().detail);
    if (why.isEmpty()) {
        const auto sound = checkedSilence(ask(*conditions), toMs(clock_()));
        if (!sound)
            why = sound.error().detail;
    }
    why_->setText(why);
    why_->setVisible(!why.isEmpty());
    const bool isAsking = phase_ == Phase::Asking;
    send_->setEnabled(why.isEmpty() && !isAsking);
    send_->setText(isAsking ? tr("Requested…") : tr("Silence"));
    growToFit(*this);
}

void SilenceDialog::send()
{
    const auto conditions = matchers();
    if (!conditions || place_->currentIndex() < 0)
        return;
    phase_ = Phase::Asking;
    trouble_->clear();
    check();
    Q_EMIT asked({place_->currentData().toLongLong()}, ask(*conditions));
}

void SilenceDialog::showRefused(const Error& error)
{
    phase_ = Phase::Editing;
    trouble_->showError(error);
    check();
}

void SilenceDialog::showUnseen()
{
    trouble_->showMessage(
        {Tone::Warning, tr("Requested, and not seen yet: it could not be looked at. The list shows it as "
                           "requested until it is seen.")});
    send_->setEnabled(false);
    growToFit(*this);
}

} // namespace ph
