#include "widgets/incidents/LogSearchBar.h"

#include "models/tables/Format.h"
#include "widgets/common/IconButton.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/PlainText.h"
#include "widgets/common/ScreenKeys.h"
#include "widgets/common/SearchField.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QShortcut>

namespace ph {

LogSearchBar::LogSearchBar(QWidget* parent)
    : QWidget(parent)
    , field_(new SearchField)
    , regex_(new QCheckBox(tr("Regular expression")))
    , only_(new QCheckBox(tr("Only lines found")))
    , count_(new PlainLabel)
    , previous_(new IconButton(QStringLiteral("go-up"), tr("Previous line found")))
    , next_(new IconButton(QStringLiteral("go-down"), tr("Next line found")))
{
    field_->setObjectName(QStringLiteral("logSearch"));
    field_->setPlaceholder(tr("Find in all of these logs (Ctrl+F)"));
    field_->lineEdit()->setAccessibleName(tr("Find in all of these logs"));
    regex_->setObjectName(QStringLiteral("logRegex"));
    only_->setObjectName(QStringLiteral("logOnlyFound"));
    count_->setObjectName(QStringLiteral("logFound"));
    count_->setRole(PlainLabel::Role::Muted);
    count_->setElideMode(Qt::ElideNone);
    previous_->setObjectName(QStringLiteral("logPrevious"));
    next_->setObjectName(QStringLiteral("logNext"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::l, 0, space::l, space::s);
    row->setSpacing(space::s);
    row->addWidget(field_, 1);
    for (auto* part : std::initializer_list<QWidget*>{count_, previous_, next_, regex_, only_})
        row->addWidget(part, 0, Qt::AlignTop);
    for (auto* part : std::initializer_list<QWidget*>{count_, regex_, only_})
        part->setMinimumHeight(height::control);
    connect(field_, &SearchField::settled, this, &LogSearchBar::settle);
    connect(regex_, &QCheckBox::toggled, this, &LogSearchBar::settle);
    connect(only_, &QCheckBox::toggled, this, &LogSearchBar::onlyFoundChanged);
    // Not as keys of the buttons, which would be pressed for a while first: F3 is held down.
    for (const auto& [button, key] :
         {std::pair(previous_, ScreenKey::FindPrevious), std::pair(next_, ScreenKey::FindNext)}) {
        const auto keys = keysOf(key);
        noteKeys(*button, key);
        button->setToolTip(
            plainToolTip(QStringLiteral("%1  (%2)")
                             .arg(button->accessibleName(), keys.toString(QKeySequence::NativeText))));
        auto* shortcut = new QShortcut(keys, this);
        connect(shortcut, &QShortcut::activated, button, &IconButton::click);
    }
    connect(next_, &IconButton::clicked, this, &LogSearchBar::nextRequested);
    connect(previous_, &IconButton::clicked, this, &LogSearchBar::previousRequested);
    connect(field_, &SearchField::submitted, this, [this] {
        if (query() == settled_) // what was just typed is looked for first
            Q_EMIT nextRequested();
    });
    showNothingAsked();
}

LogQuery LogSearchBar::query() const
{
    return {field_->text(), regex_->isChecked() ? LogQuery::Form::Regex : LogQuery::Form::Plain};
}

bool LogSearchBar::isOnlyFound() const
{
    return only_->isChecked();
}

void LogSearchBar::settle()
{
    if (query() == settled_)
        return;
    settled_ = query();
    field_->clearError();
    Q_EMIT queryChanged();
}

void LogSearchBar::showFound(const LogMatches& matches, qsizetype place)
{
    const auto count = matches.count();
    const auto total = matches.extent == LogMatches::Extent::Whole
                           ? formatCount(count)
                           : tr("%1 or more", "lines found").arg(formatCount(count));
    if (count == 0)
        count_->setText(matches.extent == LogMatches::Extent::Whole
                            ? tr("no line found")
                            : tr("no line found in time; there may be some"));
    else if (place < 0)
        count_->setText(tr("%1 found", "lines").arg(total));
    else
        count_->setText(
            tr("%1 of %2 found", "place among the lines, how many").arg(formatCount(place + 1), total));
    for (auto* button : {previous_, next_})
        button->setEnabled(count > 0);
    only_->setEnabled(true);
}

void LogSearchBar::showNothingAsked()
{
    settled_ = query();
    count_->setText({});
    for (auto* button : {previous_, next_})
        button->setEnabled(false);
    only_->setEnabled(false);
}

void LogSearchBar::showError(const Error& error)
{
    showNothingAsked();
    field_->showError(0, field_->text().size(), error.detail);
}

void LogSearchBar::focusField()
{
    field_->lineEdit()->setFocus(Qt::ShortcutFocusReason);
    field_->lineEdit()->selectAll();
}

} // namespace ph
