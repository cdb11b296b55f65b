#include "widgets/settings/SettingsDialog.h"

#include "widgets/common/Buttons.h"
#include "widgets/common/HelpLink.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/settings/CleaningView.h"
#include "widgets/settings/SettingEdit.h"

#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>

namespace ph {

namespace {

PlainLabel* settingsNote(const QString& objectName, const QString& text = {})
{
    auto* note = new PlainLabel(text);
    note->setObjectName(objectName);
    note->setWordWrap(true);
    note->setRole(PlainLabel::Role::Muted);
    return note;
}

QVBoxLayout* columnOf(QWidget& page)
{
    auto* column = new QVBoxLayout(&page);
    column->setContentsMargins(space::l, space::l, space::l, space::m);
    column->setSpacing(space::m);
    return column;
}

} // namespace

SettingsDialog::SettingsDialog(QWidget* parent)
    : QDialog(parent)
    , pages_(new QTabWidget)
    , files_(settingsNote(QStringLiteral("settingsFiles")))
{
    setObjectName(QStringLiteral("settingsDialog"));
    setWindowTitle(tr("Settings"));
    pages_->setObjectName(QStringLiteral("settingsPages"));
    pages_->setDocumentMode(true);
    pages_->addTab(buildLook(), tr("Look and language"));
    pages_->addTab(buildKeeping(), tr("What is kept"));
    pages_->addTab(buildUpdates(), tr("Privacy and updates"));
    pages_->addTab(buildMoving(), tr("Export and import"));
    files_->setSelectable();
    auto* close = makeButton(QStringLiteral("settingsClose"), tr("Close"));
    auto* bottom = new QHBoxLayout;
    bottom->setContentsMargins(space::l, 0, space::l, space::l);
    bottom->setSpacing(space::m);
    bottom->addWidget(files_, 1);
    bottom->addWidget(close, 0, Qt::AlignBottom);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, space::s, 0, 0);
    column->addWidget(pages_, 1);
    column->addLayout(bottom);
    resize(920, 560);
    for (auto* button : findChildren<QPushButton*>())
        button->setAutoDefault(false); // Enter ends what is written in a field
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
}

void SettingsDialog::addEdits(QVBoxLayout& column, const QStringList& names)
{
    for (const auto& name : names) {
        auto* edit = new SettingEdit(*settingKey(name));
        connect(edit, &SettingEdit::chosen, this, &SettingsDialog::chosen);
        edits_.append(edit);
        column.addWidget(edit);
    }
}

QWidget* SettingsDialog::buildLook()
{
    auto* page = new QWidget;
    auto* column = columnOf(*page);
    addEdits(*column, {QStringLiteral("theme"), QStringLiteral("language"), QStringLiteral("motion"),
                       QStringLiteral("last-window")});
    column->addWidget(settingsNote(QStringLiteral("settingsLookNote"),
                                   tr("The scale is the desktop's. The command line speaks English in every "
                                      "language, so that scripts can "
                                      "read it.")));
    auto* notifications = makeButton(QStringLiteral("settingsNotifications"), tr("Notifications…"));
    auto* shortcuts = makeButton(QStringLiteral("settingsShortcuts"), tr("Keyboard shortcuts…"));
    auto* others = new QHBoxLayout;
    others->setSpacing(space::s);
    others->addWidget(notifications);
    others->addWidget(shortcuts);
    others->addStretch(1);
    column->addLayout(others);
    column->addStretch(1);
    connect(notifications, &QPushButton::clicked, this, &SettingsDialog::notificationsRequested);
    connect(shortcuts, &QPushButton::clicked, this, &SettingsDialog::shortcutsRequested);
    return page;
}

QWidget* SettingsDialog::buildKeeping()
{
    auto* page = new QWidget;
    auto* column = columnOf(*page);
    addEdits(*column,
             {QStringLiteral("observed-age"), QStringLiteral("observed-size"), QStringLiteral("curves-size"),
              QStringLiteral("artifacts-size"), QStringLiteral("tables-size")});
    cleaning_ = new CleaningView;
    column->addWidget(cleaning_);
    column->addStretch(1);
    return page;
}

QWidget* SettingsDialog::buildUpdates()
{
    auto* page = new QWidget;
    auto* column = columnOf(*page);
    column->addWidget(settingsNote(
        QStringLiteral("settingsPrivacy"),
        tr("This program connects to the connections, repositories and addresses that you gave it, and to "
           "nobody "
           "else. It counts nothing and reports nothing. Whether there is a newer version is asked only if "
           "you "
           "say so, at most once a day; the answer must be signed, and nothing is fetched or installed.")));
    auto* help = new HelpLink(QStringLiteral("settingsPrivacyHelp"), tr("What connects where"));
    help->setTopic(QStringLiteral("settings#privacy"));
    column->addWidget(help, 0, Qt::AlignLeft);
    addEdits(*column, {QStringLiteral("update-check"), QStringLiteral("update-address"),
                       QStringLiteral("update-key")});
    check_ = makeButton(QStringLiteral("settingsCheck"), tr("Look now"));
    checked_ = settingsNote(QStringLiteral("settingsChecked"));
    checked_->setSelectable();
    checked_->hide(); // it would take the focus and have nothing to say
    auto* line = new QHBoxLayout;
    line->setSpacing(space::m);
    line->addWidget(check_, 0, Qt::AlignTop);
    line->addWidget(checked_, 1);
    line->addStretch(); // the button keeps its width while nothing is said
    column->addLayout(line);
    column->addStretch(1);
    connect(check_, &QPushButton::clicked, this, &SettingsDialog::updateRequested);
    return page;
}

QWidget* SettingsDialog::buildMoving()
{
    auto* page = new QWidget;
    auto* column = columnOf(*page);
    column->addWidget(settingsNote(
        QStringLiteral("settingsMovingNote"),
        tr("Settings, changed keys, notifications and connections as one file to read. Secrets are never in "
           "it: only where "
           "they "
           "can be had, and no commands. What is imported is shown first; its connections are off until you "
           "switch them on.")));
    auto* write = makeButton(QStringLiteral("settingsExport"), tr("Export…"));
    auto* read = makeButton(QStringLiteral("settingsImport"), tr("Import…"));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::s);
    buttons->addWidget(write);
    buttons->addWidget(read);
    buttons->addStretch(1);
    column->addLayout(buttons);
    moved_ = settingsNote(QStringLiteral("settingsMoved"));
    moved_->setSelectable();
    moved_->hide();
    column->addWidget(moved_);
    import_ = new QPlainTextEdit;
    import_->setObjectName(QStringLiteral("settingsImportChanges"));
    import_->setAccessibleName(tr("What the import changes"));
    import_->setReadOnly(true);
    import_->setTabChangesFocus(true);
    import_->hide();
    confirm_ = makeButton(QStringLiteral("settingsImportConfirm"), tr("Take it over"), ButtonKind::Primary);
    confirm_->hide();
    column->addWidget(import_, 1);
    column->addWidget(confirm_, 0, Qt::AlignRight);
    column->addStretch(1);
    connect(write, &QPushButton::clicked, this, &SettingsDialog::exportRequested);
    connect(read, &QPushButton::clicked, this, &SettingsDialog::importRequested);
    connect(confirm_, &QPushButton::clicked, this, &SettingsDialog::importConfirmed);
    return page;
}

SettingEdit* SettingsDialog::edit(const QString& name) const
{
    return findChild<SettingEdit*>(QStringLiteral("setting-") + name);
}

void SettingsDialog::showPage(Page page)
{
    pages_->setCurrentIndex(int(page));
}

SettingsDialog::Page SettingsDialog::page() const
{
    return Page(pages_->currentIndex());
}

void SettingsDialog::showLayers(const SettingLayers& layers)
{
    for (auto* edit : std::as_const(edits_))
        edit->showLayers(layers);
}

void SettingsDialog::showFiles(const QString& userFile, const QString& workspaceFile,
                               const QStringList& remarks)
{
    const auto places = tr("Yours: %1\nOf this workspace: %2").arg(userFile, workspaceFile);
    files_->setText(remarks.isEmpty() ? places : remarks.join(u'\n') + u'\n' + places);
    files_->setTone(remarks.isEmpty() ? Tone::Neutral : Tone::Warning);
}

void SettingsDialog::showUpdateAsked()
{
    check_->setEnabled(false);
    checked_->setText(tr("Asking…"));
    checked_->show();
}

void SettingsDialog::showUpdateAnswer(const QString& words)
{
    check_->setEnabled(true);
    checked_->setText(words);
    checked_->show();
}

void SettingsDialog::showImport(const QString& file, const QStringList& changes, const QStringList& leftOut)
{
    auto lines = changes;
    for (const auto& left : leftOut)
        lines << tr("Left out: %1").arg(left);
    import_->setPlainText(lines.join(u'\n'));
    import_->setVisible(!lines.isEmpty());
    confirm_->setVisible(!changes.isEmpty());
    moved_->setText(changes.isEmpty() ? tr("%1 changes nothing.").arg(file)
                                      : tr("%1 would change this; nothing is changed yet.").arg(file));
    moved_->show();
    if (!changes.isEmpty())
        confirm_->setFocus(Qt::OtherFocusReason);
}

void SettingsDialog::showMoved(const QString& words)
{
    moved_->setText(words);
    moved_->show();
    import_->hide();
    confirm_->hide();
}

} // namespace ph
