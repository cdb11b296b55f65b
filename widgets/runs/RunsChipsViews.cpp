// The menu of saved views; everything else about the row is in RunsChips.cpp.
#include "widgets/common/PlainText.h"
#include "widgets/common/Theme.h"
#include "widgets/runs/RunsChips.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QWidgetAction>

namespace ph {

void RunsChips::fillViewsMenu()
{
    viewsMenu_->clear();
    for (const auto& name : std::as_const(views_)) {
        auto* action = viewsMenu_->addAction(escapeMnemonic(name), this,
                                             [this, name] { Q_EMIT viewOpenRequested(name); });
        action->setCheckable(true);
        action->setChecked(name == currentView_);
    }
    for (const auto& file : std::as_const(unreadableViews_))
        viewsMenu_->addAction(tr("%1 (cannot be read)").arg(escapeMnemonic(file)))->setEnabled(false);
    if (!viewsMenu_->isEmpty())
        viewsMenu_->addSeparator();
    if (!currentView_.isEmpty()) {
        viewsMenu_->addAction(themedIcon(QStringLiteral("document-save")), tr("Save"), this,
                              [this] { Q_EMIT viewSaveRequested(currentView_); });
    }
    auto* name = addNameLine(QStringLiteral("viewName"), tr("Save as: name, then Enter"),
                             [this](const QString& words) { Q_EMIT viewSaveRequested(words); });
    name->setFocus(); // the menu hands it on when it opens
    viewsMenu_->addSeparator();
    viewsMenu_->addAction(themedIcon(QStringLiteral("document-open")), tr("Open from a file…"), this,
                          &RunsChips::viewFileRequested);
    if (!currentView_.isEmpty()) {
        viewsMenu_->addAction(themedIcon(QStringLiteral("document-share")), tr("Copy the path of its file"),
                              this, [this] { Q_EMIT viewPathRequested(currentView_); });
    }
    if (views_.contains(currentView_)) { // one that was opened from elsewhere is not ours to change
        viewsMenu_->addSeparator();
        addNameLine(QStringLiteral("viewRename"), tr("Rename to: name, then Enter"),
                    [this, name = currentView_](const QString& to) { Q_EMIT viewRenameRequested(name, to); });
        viewsMenu_->addAction(themedIcon(QStringLiteral("user-trash")),
                              tr("Delete %1…").arg(escapeMnemonic(currentView_)), this,
                              [this, name = currentView_] { confirmDelete(name); });
    }
}

/// A line in the menu; `named` gets what was typed, never empty, once Enter is pressed.
QLineEdit* RunsChips::addNameLine(const QString& objectName, const QString& placeholder,
                                  std::function<void(const QString&)> named)
{
    auto* action = new QWidgetAction(viewsMenu_);
    auto* name = new QLineEdit;
    name->setObjectName(objectName);
    name->setPlaceholderText(placeholder);
    name->setMinimumWidth(240);
    name->setMaxLength(120);
    auto* box = new QWidget;
    auto* boxRow = new QHBoxLayout(box);
    boxRow->setContentsMargins(space::s, space::xs, space::s, space::xs);
    boxRow->addWidget(name);
    action->setDefaultWidget(box);
    viewsMenu_->addAction(action);
    connect(name, &QLineEdit::returnPressed, this, [this, name, named = std::move(named)] {
        const auto words = name->text().trimmed();
        if (words.isEmpty())
            return;
        viewsMenu_->close();
        named(words);
    });
    return name;
}

/// By value: while the question stands, the menu may be filled anew and another view become the current one.
void RunsChips::confirmDelete(QString name)
{
    QMessageBox box(this);
    box.setObjectName(QStringLiteral("confirmDeleteView"));
    box.setTextFormat(Qt::PlainText);
    box.setIcon(QMessageBox::Question);
    box.setWindowTitle(tr("Delete a view"));
    box.setText(tr("Delete the view “%1”?").arg(name));
    box.setInformativeText(tr("Its file goes with it. Runs are not touched."));
    const auto* confirm = box.addButton(tr("Delete"), QMessageBox::DestructiveRole);
    box.setDefaultButton(box.addButton(QMessageBox::Cancel));
    box.exec();
    if (box.clickedButton() == confirm)
        Q_EMIT viewDeleteRequested(name);
}

} // namespace ph
