#include "widgets/start/StoreDoor.h"

#include "models/tables/Format.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/Progress.h"

#include <QDir>
#include <QListWidget>
#include <QVBoxLayout>

namespace ph {

namespace {

constexpr int storeListHeight = 150;

/// As a shell would write it: the home folder is the same in every line.
QString shortPath(const QString& path)
{
    const auto home = QDir::homePath();
    return path.startsWith(home + u'/') ? u'~' + path.mid(home.size()) : path;
}

QString storeLine(const FoundStore& store)
{
    QStringList parts{shortPath(store.location)};
    if (store.experiments >= 0)
        parts.append(StoreDoor::tr("%Ln experiment(s)", nullptr, int(store.experiments)));
    if (store.bytes >= 0)
        parts.append(formatBytes(store.bytes));
    return parts.join(QStringLiteral(" · "));
}

} // namespace

StoreDoor::StoreDoor(QWidget* parent)
    : Card(QStringLiteral("storeDoor"), tr("Open a local store"), parent)
{
    body()->addWidget(bodyText(
        QStringLiteral("storeDoorText"),
        tr("Looks for mlruns folders and mlflow.db files in the folder that Pilothouse was started in and in "
           "your home folder. Hidden folders, links and other disks are left out, and nothing is changed.")));
    look_ = makeButton(QStringLiteral("lookForStores"), tr("Look for stores"), ButtonKind::Primary);
    auto* folder = makeButton(QStringLiteral("chooseStoreFolder"), tr("Choose a folder…"));
    auto* database = makeButton(QStringLiteral("chooseStoreDatabase"), tr("Choose a database…"));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::s);
    for (auto* button : {look_, folder, database})
        buttons->addWidget(button);
    buttons->addStretch(1);
    body()->addLayout(buttons);

    running_ = new QWidget;
    line_ = new ProgressLine;
    said_ = new PlainLabel;
    said_->setObjectName(QStringLiteral("storeSearchSaid"));
    said_->setRole(PlainLabel::Role::Muted);
    cancel_ = makeButton(QStringLiteral("cancelStoreSearch"), tr("Cancel"));
    auto* saying = new QHBoxLayout;
    saying->setSpacing(space::s);
    saying->addWidget(said_, 1);
    saying->addWidget(cancel_);
    auto* column = new QVBoxLayout(running_);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::xs);
    column->addWidget(line_);
    column->addLayout(saying);
    body()->addWidget(running_);

    list_ = new QListWidget;
    list_->setObjectName(QStringLiteral("foundStores"));
    list_->setAccessibleName(tr("Stores that were found"));
    list_->setUniformItemSizes(true);
    list_->setTextElideMode(Qt::ElideMiddle);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setFixedHeight(storeListHeight);
    body()->addWidget(list_);
    open_ = makeButton(QStringLiteral("openFoundStores"), tr("Open the chosen"), ButtonKind::Primary);
    body()->addWidget(open_, 0, Qt::AlignLeft);
    for (QWidget* later : {running_, static_cast<QWidget*>(list_), static_cast<QWidget*>(open_)})
        later->hide();

    connect(look_, &QPushButton::clicked, this, &StoreDoor::searchRequested);
    connect(folder, &QPushButton::clicked, this, &StoreDoor::folderRequested);
    connect(database, &QPushButton::clicked, this, &StoreDoor::databaseRequested);
    connect(cancel_, &QPushButton::clicked, this, &StoreDoor::searchCancelled);
    connect(list_, &QListWidget::itemChanged, this, &StoreDoor::showChoice);
    // Enter and a double click open just that one.
    connect(list_, &QListWidget::itemActivated, this,
            [this](QListWidgetItem* item) { open({stores_[list_->row(item)]}); });
    connect(open_, &QPushButton::clicked, this, [this] { open(checkedStores()); });
}

void StoreDoor::beginSearch()
{
    list_->clear();
    stores_.clear();
    list_->hide();
    open_->hide();
    running_->show();
    cancel_->show();
    cancel_->setFocus(); // the button that was pressed cannot be pressed again meanwhile
    look_->setEnabled(false);
    setButtonKind(look_, ButtonKind::Plain);
    line_->setProgress(0, 0);
    showProgress(0);
}

void StoreDoor::showProgress(qint64 folders)
{
    said_->setText(tr("Looked into %Ln folder(s)", nullptr, int(folders)));
}

void StoreDoor::addStore(const FoundStore& store)
{
    const bool isFirst = stores_.isEmpty();
    stores_.append(store);
    auto* item = new QListWidgetItem(storeLine(store));
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    // The nearest comes first, and is most often the one.
    item->setCheckState(isFirst ? Qt::Checked : Qt::Unchecked);
    list_->addItem(item);
    list_->show();
    open_->show();
    if (isFirst) {
        list_->setCurrentItem(item);
        if (cancel_->hasFocus())
            list_->setFocus();
    }
    showChoice();
}

void StoreDoor::endSearch(Ended how)
{
    const bool hadFocus = cancel_->hasFocus();
    line_->finish();
    cancel_->hide();
    look_->setEnabled(true);
    const auto found = int(stores_.size());
    if (how == Ended::Cancelled)
        said_->setText(tr("Cancelled; found so far: %Ln store(s)", nullptr, found));
    else if (how == Ended::CutOff)
        said_->setText(tr("%Ln store(s) found. There is more than could be looked through: choose a folder "
                          "for what is missing.",
                          nullptr, found));
    else if (found == 0)
        said_->setText(tr("No store was found. Choose the place of one, or another door."));
    else
        said_->setText(tr("%Ln store(s) found", nullptr, found));
    if (hadFocus)
        look_->setFocus();
}

QList<FoundStore> StoreDoor::checkedStores() const
{
    QList<FoundStore> chosen;
    for (int row = 0; row < list_->count(); ++row) {
        if (list_->item(row)->checkState() == Qt::Checked)
            chosen.append(stores_[row]);
    }
    return chosen;
}

void StoreDoor::open(const QList<FoundStore>& stores)
{
    Q_EMIT searchCancelled(); // there is nothing more to look for
    Q_EMIT storesChosen(stores);
}

void StoreDoor::showChoice()
{
    open_->setEnabled(!checkedStores().isEmpty());
}

} // namespace ph
