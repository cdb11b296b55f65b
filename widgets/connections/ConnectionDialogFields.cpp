// The fields that a kind of connection has of its own; the rest of the dialog is in ConnectionDialog.cpp.
#include "widgets/common/IconButton.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/connections/ConnectionDialog.h"
#include "widgets/connections/FormParts.h"

#include <QAction>
#include <QCheckBox>
#include <QCompleter>
#include <QFormLayout>
#include <QLineEdit>
#include <QStringListModel>

namespace ph {

QWidget* ConnectionDialog::makeEditor(Field& field)
{
    const SettingField& setting = field.setting;
    if (setting.kind == FieldKind::Secret) {
        field.secret =
            new SecretField(setting.name, setting.label, setup_.keychain, setup_.checkReference, body_);
        field.secret->setReference(given_.secrets.value(setting.name));
        connect(field.secret, &SecretField::edited, this, [this] { validate(say_); });
        return field.secret;
    }
    const QString name = QStringLiteral("field-") + setting.name;
    const QString given = given_.settings.value(setting.name);
    if (setting.kind == FieldKind::Switch) {
        field.box = new QCheckBox(setting.placeholder, body_);
        field.box->setObjectName(name);
        field.box->setAccessibleName(setting.label);
        field.box->setChecked(!given.isEmpty());
        return field.box;
    }
    field.edit = new QLineEdit(body_);
    field.edit->setObjectName(name);
    field.edit->setAccessibleName(setting.label);
    field.edit->setPlaceholderText(setting.placeholder);
    field.edit->setText(given);
    connect(field.edit, &QLineEdit::textEdited, this, [this] { validate(say_); });
    if (setting.kind != FieldKind::FilePath)
        return field.edit;
    auto* editor = new QWidget(body_);
    auto* row = new QHBoxLayout(editor);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::xs);
    auto* choose = new IconButton(QStringLiteral("document-open"), tr("Browse"), editor);
    connect(choose, &QToolButton::clicked, this,
            [this, edit = field.edit] { browse(edit, LocationKind::File); });
    row->addWidget(field.edit, 1);
    row->addWidget(choose);
    return editor;
}

void ConnectionDialog::addField(const SettingField& setting, QFormLayout* form)
{
    Field field;
    field.setting = setting;
    QWidget* editor = makeEditor(field);
    field.problem = problemLabel(setting.name + QStringLiteral("-field"), body_);
    QWidget* box = withProblem(editor, field.problem);
    if (!setting.help.isEmpty()) {
        auto* help = new PlainLabel(setting.help, box);
        help->setTextSize(TextSize::Small);
        help->setRole(PlainLabel::Role::Faint);
        help->setWordWrap(true);
        box->layout()->addWidget(help);
    }
    const bool plain = setting.need == SettingField::Need::Required ||
                       setting.tier == SettingField::Tier::Advanced || setting.kind == FieldKind::Switch;
    const QString label = plain ? setting.label : tr("%1 (optional)").arg(setting.label);
    form->addRow(formLabel(label, editor), box);
    field.row = box;
    fields_.append(field);
}

void ConnectionDialog::setChoices(const Connection& of, const QMap<QString, QStringList>& choices)
{
    if (of.kind != descriptor().kind || of.location != location_->text().trimmed())
        return;
    for (Field& field : fields_) {
        const QStringList words = choices.value(field.setting.name);
        if (!field.edit || (words.isEmpty() && !field.choices))
            continue;
        if (!field.choices) {
            field.choices = new QCompleter(new QStringListModel(field.edit), field.edit);
            field.choices->setCaseSensitivity(Qt::CaseInsensitive);
            field.choices->setFilterMode(Qt::MatchContains);
            field.edit->setCompleter(field.choices);
            auto* all =
                field.edit->addAction(themedIcon(QStringLiteral("arrow-down")), QLineEdit::TrailingPosition);
            all->setText(tr("Choose"));
            connect(all, &QAction::triggered, field.choices, [choices = field.choices] {
                choices->setCompletionPrefix({});
                choices->complete();
            });
        }
        static_cast<QStringListModel*>(field.choices->model())->setStringList(words);
    }
}

bool ConnectionDialog::isShown(const SettingField& setting) const
{
    return setting.onlyFor.isEmpty() || setting.onlyFor.contains(scheme());
}

void ConnectionDialog::updateFields()
{
    for (const Field& field : fields_) {
        auto* form = static_cast<QFormLayout*>(field.row->parentWidget()->layout());
        const bool shown = isShown(field.setting);
        field.row->setVisible(shown);
        if (QWidget* label = form->labelForField(field.row))
            label->setVisible(shown);
    }
    validate(say_);
}

} // namespace ph
