#include "widgets/shell/AboutDialog.h"

#include "widgets/common/Buttons.h"
#include "widgets/common/LineDelegate.h"
#include "widgets/common/LineTable.h"
#include "widgets/common/PlainLabel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QItemSelectionModel>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace ph {

AboutDialog::AboutDialog(const QString& version, const QString& versions,
                         const QList<ProgramComponent>& components, QWidget* parent)
    : QDialog(parent)
    , model_(new ComponentTableModel(this))
    , table_(new LineTable(QStringLiteral("aboutComponents"), tr("What Pilothouse is made of")))
    , licence_(new QPlainTextEdit)
    , copied_(new PlainLabel)
{
    setObjectName(QStringLiteral("aboutDialog"));
    setWindowTitle(tr("About Pilothouse"));
    model_->apply(components);
    build(version, versions);
    resize(820, 640);
    connect(table_->selectionModel(), &QItemSelectionModel::currentChanged, this, &AboutDialog::showCurrent);
    table_->setCurrentIndex(model_->index(0, 0));
    table_->setFocus();
}

void AboutDialog::build(const QString& version, const QString& versions)
{
    auto* name = new PlainLabel(QStringLiteral("Pilothouse ") + version);
    name->setObjectName(QStringLiteral("aboutVersion"));
    name->setTextSize(TextSize::Title, TextWeight::Bold);
    name->setSelectable();
    auto* summary = new PlainLabel(tr("A native desktop control plane for machine learning in production.\n"
                                      "Licensed under the GNU General Public License, version 3 or later."));
    summary->setObjectName(QStringLiteral("aboutSummary"));
    summary->setRole(PlainLabel::Role::Muted);
    summary->setWordWrap(true);
    table_->setModel(model_);
    auto* delegate = new LineDelegate(table_);
    delegate->setMainColumn(ComponentTableModel::NameColumn);
    delegate->setMutedColumns({ComponentTableModel::UseColumn});
    table_->setItemDelegate(delegate);
    table_->setUniformRowHeights(true);
    table_->setAllColumnsShowFocus(true);
    table_->setColumns({170, 90, 0, 170});
    licence_->setObjectName(QStringLiteral("aboutLicence"));
    licence_->setAccessibleName(tr("Licence of the chosen component"));
    licence_->setReadOnly(true);
    licence_->setTabChangesFocus(true);
    licence_->setFont(monoFont(TextSize::Small));

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::l, space::l, space::l, space::l);
    column->setSpacing(space::m);
    column->addWidget(name);
    column->addWidget(summary);
    column->addWidget(table_, 1);
    column->addWidget(licence_, 1);
    column->addLayout(buildButtons(versions));
}

QLayout* AboutDialog::buildButtons(const QString& versions)
{
    copied_->setObjectName(QStringLiteral("aboutCopied"));
    copied_->setRole(PlainLabel::Role::Muted);
    auto* copy = makeButton(QStringLiteral("aboutCopy"), tr("Copy the versions"));
    auto* close = makeButton(QStringLiteral("aboutClose"), tr("Close"));
    copy->setAutoDefault(false);
    close->setDefault(true);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::s);
    buttons->addWidget(copy);
    buttons->addWidget(copied_, 1);
    buttons->addWidget(close);
    connect(copy, &QPushButton::clicked, this, [this, versions] {
        QGuiApplication::clipboard()->setText(versions);
        copied_->setText(tr("Copied: no names, addresses or secrets"));
    });
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    return buttons;
}

void AboutDialog::showCurrent()
{
    const auto row = table_->currentIndex().row();
    if (row < 0)
        return;
    const auto& chosen = model_->at(row);
    licence_->setPlainText(chosen.licenceText.isEmpty()
                               ? tr("%1 is licensed under %2. The text comes with it, or is found at %3.")
                                     .arg(chosen.name, chosen.licence, chosen.address)
                               : chosen.licenceText);
}

} // namespace ph
