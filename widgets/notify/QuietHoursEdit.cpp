#include "widgets/notify/QuietHoursEdit.h"

#include "models/values/DateFormat.h"
#include "widgets/common/PlainLabel.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLocale>
#include <QTimeEdit>
#include <QVBoxLayout>

namespace ph {

namespace {

QTime timeOfMinute(int minute)
{
    return QTime(minute / 60 % 24, minute % 60);
}

int minuteOfTime(QTime time)
{
    return time.hour() * 60 + time.minute();
}

QTimeEdit* timeEdit(const QString& name, const QString& meaning)
{
    auto* edit = new QTimeEdit;
    edit->setObjectName(name);
    edit->setAccessibleName(meaning);
    edit->setDisplayFormat(clockFormat(QLocale()));
    return edit;
}

} // namespace

QuietHoursEdit::QuietHoursEdit(QWidget* parent)
    : QWidget(parent)
    , kept_(new QCheckBox(tr("Keep quiet hours")))
    , gravePass_(new QCheckBox(tr("Grave ones interrupt all the same")))
    , week_(new QWidget)
{
    kept_->setObjectName(QStringLiteral("quietKept"));
    gravePass_->setObjectName(QStringLiteral("quietGravePass"));
    auto* grid = new QGridLayout(week_);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::m);
    grid->setVerticalSpacing(space::xs);
    for (int i = 0; i < 7; ++i) {
        auto& day = days_[std::size_t(i)];
        const auto name = QLocale().standaloneDayName(i + 1);
        day.isQuiet = new QCheckBox(name);
        day.isQuiet->setObjectName(QStringLiteral("quietDay%1").arg(i + 1));
        day.from = timeEdit(QStringLiteral("quietFrom%1").arg(i + 1), tr("%1, from", "a weekday").arg(name));
        day.to = timeEdit(QStringLiteral("quietTo%1").arg(i + 1), tr("%1, to", "a weekday").arg(name));
        day.note = new PlainLabel;
        day.note->setRole(PlainLabel::Role::Faint);
        grid->addWidget(day.isQuiet, i, 0);
        grid->addWidget(day.from, i, 1);
        grid->addWidget(new PlainLabel(QStringLiteral("–")), i, 2);
        grid->addWidget(day.to, i, 3);
        grid->addWidget(day.note, i, 4);
        connect(day.isQuiet, &QCheckBox::toggled, this, &QuietHoursEdit::say);
        connect(day.from, &QTimeEdit::timeChanged, this, &QuietHoursEdit::say);
        connect(day.to, &QTimeEdit::timeChanged, this, &QuietHoursEdit::say);
    }
    grid->setColumnStretch(4, 1);
    auto* note = new PlainLabel(tr("What is held back is told as one notice when they are over."));
    note->setRole(PlainLabel::Role::Muted);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::l, space::m, space::l, space::m);
    column->setSpacing(space::s);
    column->addWidget(kept_);
    column->addWidget(week_);
    column->addWidget(gravePass_);
    column->addWidget(note);
    column->addStretch(1);
    connect(kept_, &QCheckBox::toggled, this, &QuietHoursEdit::say);
    showHours({});
}

void QuietHoursEdit::showHours(const QuietHours& hours)
{
    kept_->setChecked(hours.kept == QuietHours::Kept::Yes);
    gravePass_->setChecked(hours.grave == QuietHours::Grave::Passes);
    for (std::size_t i = 0; i < days_.size(); ++i) {
        const auto span = hours.days[i].value_or(QuietSpan());
        days_[i].isQuiet->setChecked(hours.days[i].has_value());
        days_[i].from->setTime(timeOfMinute(span.fromMinute));
        days_[i].to->setTime(timeOfMinute(span.toMinute));
    }
    say();
}

QuietHours QuietHoursEdit::hours() const
{
    QuietHours hours;
    hours.kept = kept_->isChecked() ? QuietHours::Kept::Yes : QuietHours::Kept::No;
    hours.grave = gravePass_->isChecked() ? QuietHours::Grave::Passes : QuietHours::Grave::Waits;
    for (std::size_t i = 0; i < days_.size(); ++i) {
        if (days_[i].isQuiet->isChecked())
            hours.days[i] = QuietSpan{minuteOfTime(days_[i].from->time()), minuteOfTime(days_[i].to->time())};
    }
    return hours;
}

void QuietHoursEdit::say()
{
    week_->setEnabled(kept_->isChecked());
    gravePass_->setEnabled(kept_->isChecked());
    for (const auto& day : days_) {
        const bool isQuiet = day.isQuiet->isChecked();
        day.from->setEnabled(isQuiet);
        day.to->setEnabled(isQuiet);
        const auto from = day.from->time(), to = day.to->time();
        day.note->setText(!isQuiet     ? QString()
                          : from == to ? tr("for 24 hours")
                          : to < from  ? tr("of the next day")
                                       : QString());
    }
}

} // namespace ph
