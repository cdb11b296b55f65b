#include "widgets/settings/SettingEdit.h"

#include "widgets/common/Buttons.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/settings/SettingWords.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>

#include <algorithm>

namespace ph {

SettingEdit::SettingEdit(const SettingKey& key, QWidget* parent)
    : QWidget(parent)
    , key_(key)
    , field_(new QComboBox)
    , origin_(new PlainLabel)
    , objection_(new PlainLabel)
    , note_(new PlainLabel)
    , here_(new QCheckBox(tr("Only in this workspace")))
    , reset_(makeButton(QStringLiteral("settingReset-") + key.name, tr("Reset"), ButtonKind::Flat))
{
    setObjectName(QStringLiteral("setting-") + key.name);
    const auto text = settingText(key);
    auto* label = new PlainLabel(text);
    label->setBuddy(field_);
    label->setMinimumWidth(190);
    field_->setObjectName(QStringLiteral("settingField-") + key.name);
    field_->setAccessibleName(text);
    for (const auto& value : offeredValues(key))
        offer(value);
    field_->setEditable(key.kind != SettingKey::Kind::Choice);
    field_->setInsertPolicy(QComboBox::NoInsert);
    field_->setMinimumWidth(200);
    here_->setObjectName(QStringLiteral("settingHere-") + key.name);
    here_->setAccessibleName(tr("%1: only in this workspace").arg(text));
    reset_->setAccessibleName(tr("%1: reset").arg(text));
    origin_->setObjectName(QStringLiteral("settingOrigin-") + key.name);
    origin_->setRole(PlainLabel::Role::Muted);
    origin_->setMinimumWidth(110);
    objection_->setObjectName(QStringLiteral("settingObjection-") + key.name);
    objection_->setTone(Tone::Bad);
    objection_->setWordWrap(true);
    objection_->hide();
    note_->setObjectName(QStringLiteral("settingNote-") + key.name);
    note_->setTone(Tone::Warning);
    note_->setWordWrap(true);
    note_->hide();
    auto keep = here_->sizePolicy();
    keep.setRetainSizeWhenHidden(true); // so that columns stand below each other
    here_->setSizePolicy(keep);
    reset_->setSizePolicy(keep);

    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::m);
    grid->setVerticalSpacing(space::xs);
    grid->addWidget(label, 0, 0);
    grid->addWidget(field_, 0, 1);
    grid->addWidget(origin_, 0, 2);
    grid->addWidget(here_, 0, 3);
    grid->addWidget(reset_, 0, 4);
    grid->addWidget(objection_, 1, 1, 1, 4);
    grid->addWidget(note_, 2, 1, 1, 4);
    grid->setColumnStretch(1, 1);

    connect(field_, &QComboBox::activated, this,
            [this](int index) { choose(field_->itemData(index).toString()); });
    if (auto* line = field_->lineEdit()) {
        line->setAccessibleName(text);
        connect(line, &QLineEdit::editingFinished, this, &SettingEdit::takeWritten);
    }
    connect(here_, &QCheckBox::clicked, this, [this](bool isHere) {
        Q_EMIT chosen(key_.name, isHere ? layers_.value(key_) : QString(), SettingOrigin::Workspace);
    });
    connect(reset_, &QPushButton::clicked, this,
            [this] { Q_EMIT chosen(key_.name, {}, layers_.originOf(key_)); });
    showLayers({});
}

void SettingEdit::showLayers(const SettingLayers& layers)
{
    layers_ = layers;
    const auto value = layers.value(key_);
    const auto origin = layers.originOf(key_);
    field_->setCurrentIndex(offer(value));
    if (field_->isEditable())
        field_->setEditText(settingValueText(key_, value)); // what was refused goes
    origin_->setText(settingOriginText(origin));
    describe();
    here_->setChecked(origin == SettingOrigin::Workspace);
    here_->setVisible(key_.scope == SettingKey::Scope::Anywhere);
    reset_->setVisible(origin != SettingOrigin::Usual);
    objection_->hide();
}

void SettingEdit::showNote(const QString& words)
{
    note_->setText(words);
    note_->setVisible(!words.isEmpty());
    describe();
}

void SettingEdit::describe()
{
    const auto origin = settingOriginText(layers_.originOf(key_));
    field_->setAccessibleDescription(note_->text().isEmpty() ? origin : origin + u'\n' + note_->text());
}

/// Where the value is among the choices; what somebody wrote in a file is one of them from then on.
int SettingEdit::offer(const QString& value)
{
    const auto text = settingValueText(key_, value);
    const auto same = std::max(field_->findData(value), field_->findText(text)); // "1GiB" and "1 GiB"
    if (same < 0)
        field_->addItem(text, value);
    return same < 0 ? field_->count() - 1 : same;
}

void SettingEdit::takeWritten()
{
    const auto written = field_->currentText();
    if (written == settingValueText(key_, layers_.value(key_))) // in whichever way it is in the file
        return objection_->hide();
    choose(settingValueFrom(key_, written));
}

void SettingEdit::choose(const QString& value)
{
    if (const auto objection = objectionToSetting(key_, value)) {
        objection_->setText(*objection);
        return objection_->show();
    }
    objection_->hide();
    if (value == layers_.value(key_))
        return;
    const auto place =
        layers_.originOf(key_) == SettingOrigin::Workspace ? SettingOrigin::Workspace : SettingOrigin::User;
    Q_EMIT chosen(key_.name, value, place);
}

} // namespace ph
