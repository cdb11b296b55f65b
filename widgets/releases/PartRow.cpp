#include "widgets/releases/PartRow.h"

#include "models/tables/ReleaseWords.h"
#include "widgets/common/IconButton.h"
#include "widgets/common/PlainLabel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSignalBlocker>

namespace ph {

namespace {

constexpr int kindWidth = 118, removeWidth = 30;

constexpr ReleasePart::Kind kinds[] = {ReleasePart::Kind::Model, ReleasePart::Kind::Prompt,
                                       ReleasePart::Kind::Features, ReleasePart::Kind::Threshold};

QComboBox* box(const QString& objectName, const QString& accessibleName, const QString& placeholder)
{
    auto* combo = new QComboBox;
    combo->setObjectName(objectName);
    combo->setAccessibleName(accessibleName);
    combo->setEditable(true);
    combo->setInsertPolicy(QComboBox::NoInsert);
    combo->lineEdit()->setPlaceholderText(placeholder);
    combo->lineEdit()->setAccessibleName(accessibleName);
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->setMinimumContentsLength(4);
    return combo;
}

/// Other choices, the same text: what somebody typed is theirs.
void offer(QComboBox* combo, const QStringList& items)
{
    const QSignalBlocker quiet(combo);
    const QString typed = combo->currentText();
    combo->clear();
    combo->addItems(items);
    combo->setCurrentIndex(int(items.indexOf(typed)));
    combo->setEditText(typed);
}

} // namespace

QWidget* PartRow::headings()
{
    auto* line = new QWidget;
    auto* row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::xs);
    const auto add = [row](const QString& text, int stretch) {
        auto* label = new PlainLabel(text);
        label->setTextSize(TextSize::Small);
        label->setRole(PlainLabel::Role::Muted);
        label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        row->addWidget(label, stretch);
        return label;
    };
    auto* kind = add(tr("Kind"), 0);
    kind->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    kind->setFixedWidth(kindWidth);
    add(tr("Name"), 3);
    add(tr("New version"), 2);
    add(tr("Goes back to"), 2);
    row->addSpacing(removeWidth + space::xs);
    return line;
}

PartRow::PartRow(int place, QWidget* parent)
    : QWidget(parent)
    , kind_(new QComboBox)
    , name_(box(QStringLiteral("partName"), tr("Name of part %1").arg(place), tr("Name")))
    , to_(box(QStringLiteral("partTo"), tr("New version of part %1").arg(place), tr("Version")))
    , back_(
          box(QStringLiteral("partBack"), tr("Version that part %1 goes back to").arg(place), tr("Back to")))
{
    setObjectName(QStringLiteral("part%1").arg(place));
    kind_->setObjectName(QStringLiteral("partKind"));
    kind_->setAccessibleName(tr("Kind of part %1").arg(place));
    for (const auto kind : kinds)
        kind_->addItem(partKindText(kind), int(kind));
    auto* remove = new IconButton(QStringLiteral("list-remove"), tr("Take part %1 out").arg(place));
    remove->setObjectName(QStringLiteral("partRemove"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::xs);
    kind_->setFixedWidth(kindWidth);
    remove->setFixedWidth(removeWidth);
    row->addWidget(kind_);
    for (QComboBox* combo : {name_, to_, back_})
        combo->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    row->addWidget(name_, 3);
    row->addWidget(to_, 2);
    row->addWidget(back_, 2);
    row->addWidget(remove);
    connect(kind_, &QComboBox::currentIndexChanged, this, [this] {
        showNames();
        Q_EMIT changed();
    });
    connect(name_, &QComboBox::currentTextChanged, this, [this] {
        showVersions();
        Q_EMIT changed();
    });
    connect(to_, &QComboBox::currentTextChanged, this, &PartRow::changed);
    connect(back_, &QComboBox::currentTextChanged, this, &PartRow::changed);
    connect(remove, &QToolButton::clicked, this, &PartRow::removeRequested);
}

void PartRow::showChoices(const DraftChoices& choices)
{
    choices_ = choices;
    showNames();
}

void PartRow::showNames()
{
    QStringList names;
    for (const auto& thing : std::as_const(choices_.things)) {
        if (int(thing.kind) == kind_->currentData().toInt())
            names << thing.name;
    }
    offer(name_, names);
    showVersions();
}

void PartRow::showVersions()
{
    QStringList versions;
    for (const auto& thing : std::as_const(choices_.things)) {
        if (int(thing.kind) == kind_->currentData().toInt() && thing.name == name_->currentText().trimmed())
            versions = thing.versions;
    }
    offer(to_, versions);
    offer(back_, versions);
    const QString now = live();
    back_->lineEdit()->setPlaceholderText(now.isEmpty() ? tr("Back to") : tr("Back to %1").arg(now));
}

QString PartRow::live() const
{
    for (const auto& thing : choices_.things) {
        if (int(thing.kind) == kind_->currentData().toInt() && thing.name == name_->currentText().trimmed())
            return thing.live;
    }
    return shown_.name == name_->currentText().trimmed() ? shown_.from : QString();
}

void PartRow::showPart(const ReleasePart& part, const QString& back)
{
    const QSignalBlocker quiet(this);
    shown_ = part;
    kind_->setCurrentIndex(kind_->findData(int(part.kind)));
    name_->setEditText(part.name);
    to_->setEditText(part.to);
    back_->setEditText(back);
}

ReleasePart PartRow::part() const
{
    ReleasePart part;
    part.kind = ReleasePart::Kind(kind_->currentData().toInt());
    part.name = name_->currentText().trimmed();
    part.to = to_->currentText().trimmed();
    part.from = live();
    if (part.kind == shown_.kind && part.name == shown_.name && part.to == shown_.to)
        part.digest = shown_.digest;
    return part;
}

ReleasePart PartRow::back() const
{
    ReleasePart target = part();
    target.from = target.to;
    target.to = back_->currentText().trimmed();
    target.digest.clear();
    return target;
}

} // namespace ph
