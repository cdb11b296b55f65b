#include "widgets/shell/ShortcutsDialog.h"

#include "models/tables/Format.h"
#include "widgets/common/AccessibleRole.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/LineDelegate.h"
#include "widgets/common/LineTable.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/SearchField.h"

#include <QItemSelectionModel>
#include <QKeySequenceEdit>
#include <QVBoxLayout>

namespace ph {

ShortcutsDialog::ShortcutsDialog(const QList<KeyedAction>& actions, QWidget* parent)
    : QDialog(parent)
    , model_(new ShortcutModel(actions, this))
    , table_(new LineTable(QStringLiteral("shortcutTable"), tr("Keyboard shortcuts")))
    , search_(new SearchField)
    , which_(new PlainLabel)
    , trouble_(new PlainLabel)
    , edit_(new QKeySequenceEdit)
    , none_(makeButton(QStringLiteral("shortcutNone"), tr("No keys")))
    , usual_(makeButton(QStringLiteral("shortcutUsual"), tr("As usual")))
    , take_(makeButton(QStringLiteral("shortcutTake"), tr("Take them from there")))
{
    setObjectName(QStringLiteral("shortcutsDialog"));
    setWindowTitle(tr("Keyboard shortcuts"));
    search_->setPlaceholder(tr("Find an action or keys"));
    search_->setPause(std::chrono::milliseconds(0));
    table_->setModel(model_);
    auto* delegate = new LineDelegate(table_);
    delegate->setMainColumn(ShortcutModel::TextColumn);
    delegate->setMutedColumns({ShortcutModel::GroupColumn, ShortcutModel::NoteColumn});
    table_->setItemDelegate(delegate);
    table_->setUniformRowHeights(true);
    table_->setAllColumnsShowFocus(true);
    table_->setColumns({0, 110, 130, 220});

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::l, space::l, space::l, space::l);
    column->setSpacing(space::m);
    column->addWidget(search_);
    column->addWidget(table_, 1);
    column->addLayout(buildEditor());
    column->addLayout(buildButtons());
    resize(820, 560);

    connect(search_, &SearchField::settled, this, [this](const QString& words) {
        model_->filter(words);
        if (!table_->currentIndex().isValid() && model_->rowCount() > 0)
            table_->setCurrentIndex(model_->index(0, 0));
        showCurrent();
    });
    connect(table_->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &ShortcutsDialog::showCurrent);
    connect(table_, &QAbstractItemView::activated, this, [this] { edit_->setFocus(Qt::OtherFocusReason); });
    connect(edit_, &QKeySequenceEdit::editingFinished, this,
            [this] { setKeys(edit_->keySequence().toString(QKeySequence::PortableText)); });
    connect(none_, &QPushButton::clicked, this, [this] { setKeys({}); });
    connect(usual_, &QPushButton::clicked, this, [this] {
        if (const auto* action = model_->find(current()))
            setKeys(action->usual);
    });
    connect(take_, &QPushButton::clicked, this, &ShortcutsDialog::takeFromOthers);
    table_->setCurrentIndex(model_->index(0, 0));
    showCurrent();
    search_->setFocus();
}

QLayout* ShortcutsDialog::buildEditor()
{
    edit_->setObjectName(QStringLiteral("shortcutEdit"));
    edit_->setAccessibleName(tr("Keys of the chosen action"));
    setAccessibleRole(*edit_, QAccessible::HotkeyField);
    which_->setObjectName(QStringLiteral("shortcutWhich"));
    trouble_->setObjectName(QStringLiteral("shortcutTrouble"));
    trouble_->setRole(PlainLabel::Role::Muted);
    auto* line = new QHBoxLayout;
    line->setSpacing(space::s);
    line->addWidget(which_, 1);
    line->addWidget(edit_);
    line->addWidget(none_);
    line->addWidget(usual_);
    auto* below = new QHBoxLayout;
    below->addWidget(trouble_, 1);
    below->addWidget(take_);
    auto* both = new QVBoxLayout;
    both->setSpacing(space::s);
    both->addLayout(line);
    both->addLayout(below);
    return both;
}

QLayout* ShortcutsDialog::buildButtons()
{
    auto* all = makeButton(QStringLiteral("shortcutAllUsual"), tr("All as usual"));
    auto* cancel = makeButton(QStringLiteral("shortcutCancel"), tr("Cancel"));
    auto* keep = makeButton(QStringLiteral("shortcutKeep"), tr("Keep"), ButtonKind::Primary);
    for (auto* button : {all, cancel, keep, none_, usual_, take_})
        button->setAutoDefault(false); // Enter in the table goes to the keys
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(all);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(keep);
    connect(all, &QPushButton::clicked, this, [this] {
        model_->setUsualKeys();
        showCurrent();
    });
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(keep, &QPushButton::clicked, this, [this] {
        Q_EMIT kept(model_->actions());
        accept();
    });
    return buttons;
}

QString ShortcutsDialog::current() const
{
    return table_->currentIndex().data(ShortcutModel::NameRole).toString();
}

void ShortcutsDialog::showCurrent()
{
    const auto* action = model_->find(current());
    const bool isChangeable = action && action->kind == KeyedAction::Kind::Changeable;
    which_->setText(action ? action->text : QString());
    const QSignalBlocker quiet(edit_);
    edit_->setKeySequence(action ? QKeySequence(action->keys) : QKeySequence());
    edit_->setEnabled(isChangeable);
    none_->setEnabled(isChangeable && !action->keys.isEmpty());
    usual_->setEnabled(isChangeable && action->keys != action->usual);
    const auto others = action ? model_->conflicts().value(action->name) : QStringList();
    trouble_->setText(
        others.isEmpty()
            ? (action && !isChangeable ? tr("These keys cannot be changed.") : QString())
            : tr("%1 has these keys too: where both hold, neither would do anything.").arg(listText(others)));
    trouble_->setTone(others.isEmpty() ? Tone::Neutral : Tone::Warning);
    take_->setVisible(isChangeable && !rivals(*action).isEmpty());
}

/// Those whose keys can be taken from them: what is fixed keeps its own.
QStringList ShortcutsDialog::rivals(const KeyedAction& action) const
{
    QStringList names;
    for (const auto& each : model_->actions()) {
        if (each.name != action.name && !action.keys.isEmpty() && each.keys == action.keys &&
            each.kind == KeyedAction::Kind::Changeable)
            names << each.name;
    }
    return names;
}

void ShortcutsDialog::setKeys(const QString& keys)
{
    model_->setKeys(current(), keys);
    showCurrent();
}

void ShortcutsDialog::takeFromOthers()
{
    const auto* action = model_->find(current());
    if (!action)
        return;
    for (const auto& rival : rivals(*action))
        model_->setKeys(rival, {});
    showCurrent();
}

} // namespace ph
