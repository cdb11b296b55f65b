#include "widgets/registry/VersionDiffView.h"

#include "models/tables/CopyText.h"
#include "models/tables/Format.h"
#include "models/values/CopiedText.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/CopyRows.h"
#include "widgets/common/IconButton.h"
#include "widgets/common/LineTable.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/StateView.h"
#include "widgets/registry/DiffDelegate.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHeaderView>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace ph {

namespace {

/// Sections stand open, across all columns.
class DiffTable final : public LineTable {
public:
    explicit DiffTable(VersionDiffModel* rows)
        : LineTable(QStringLiteral("versionDiff"), VersionDiffView::tr("What the two versions say"))
    {
        setModel(rows);
        setItemDelegate(new DiffDelegate(this));
        setItemsExpandable(false);
        setColumns({190, 0, 0, 104});
        connect(rows, &QAbstractItemModel::rowsInserted, this, [this] { open(); });
        connect(rows, &QAbstractItemModel::layoutChanged, this, [this] { open(); });
        // Texts wrap at another place.
        connect(header(), &QHeaderView::sectionResized, this, [this] { scheduleDelayedItemsLayout(); });
    }

protected:
    QString copyText(const QModelIndex& row) const override
    {
        return row.parent().isValid() ? LineTable::copyText(row) : QString();
    }

private:
    void open()
    {
        for (int row = 0; row < model()->rowCount(); ++row) {
            setFirstColumnSpanned(row, {}, true);
            expand(model()->index(row, 0));
        }
    }
};

QComboBox* versionBox(const char* name, const QString& accessibleName)
{
    auto* box = new QComboBox;
    box->setObjectName(QLatin1String(name));
    box->setAccessibleName(accessibleName);
    box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    return box;
}

} // namespace

VersionDiffView::VersionDiffView(QWidget* parent)
    : QWidget(parent)
    , rows_(new VersionDiffModel(this))
    , table_(new DiffTable(rows_))
    , state_(new StateView)
    , stack_(new QStackedWidget)
{
    setObjectName(QStringLiteral("versionDiffView"));
    state_->setObjectName(QStringLiteral("versionDiffState"));
    note_ = new PlainLabel;
    note_->setObjectName(QStringLiteral("versionDiffNote"));
    note_->setWordWrap(true);
    note_->setTone(Tone::Warning);
    note_->setContentsMargins(space::l, 0, space::l, space::s);
    note_->hide();
    stack_->addWidget(state_);
    stack_->addWidget(table_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildBar());
    column->addWidget(note_);
    column->addWidget(stack_, 1);
    setFocusProxy(table_);
    showVersions({}, Choice::Anew);
}

QWidget* VersionDiffView::buildBar()
{
    auto* bar = new QWidget;
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(space::l, space::s, space::l, space::s);
    row->setSpacing(space::s);
    a_ = versionBox("diffA", tr("Version A"));
    b_ = versionBox("diffB", tr("Version B"));
    auto* swap = new IconButton(QStringLiteral("swap-panels"), tr("Swap A and B"));
    swap->setObjectName(QStringLiteral("diffSwap"));
    count_ = new PlainLabel;
    count_->setObjectName(QStringLiteral("diffCount"));
    count_->setRole(PlainLabel::Role::Muted);
    differing_ = new QCheckBox(tr("Only what differs"));
    differing_->setObjectName(QStringLiteral("diffOnlyDiffering"));
    differing_->setChecked(true);
    auto* copy = makeButton(QStringLiteral("diffCopy"), tr("Copy"));
    copy->setToolTip(tr("Copies every row that is shown, as a table"));
    const auto caption = [&](const QString& text, QWidget* buddy) {
        auto* label = new PlainLabel(text);
        label->setElideMode(Qt::ElideNone);
        label->setBuddy(buddy);
        row->addWidget(label);
        row->addWidget(buddy);
    };
    caption(tr("A"), a_);
    row->addWidget(swap);
    caption(tr("B"), b_);
    row->addSpacing(space::s);
    row->addWidget(count_, 1);
    row->addWidget(differing_);
    row->addWidget(copy);
    connect(a_, &QComboBox::currentIndexChanged, this, &VersionDiffView::requestComparison);
    connect(b_, &QComboBox::currentIndexChanged, this, &VersionDiffView::requestComparison);
    connect(swap, &QToolButton::clicked, this, [this] { choose(b(), a()); });
    connect(differing_, &QCheckBox::toggled, this, &VersionDiffView::apply);
    connect(copy, &QPushButton::clicked, this, &VersionDiffView::copyAll);
    return bar;
}

void VersionDiffView::showVersions(const QStringList& versions, Choice choice)
{
    if (choice == Choice::Anew)
        compared_ = {};
    const QString wasA = choice == Choice::Keep ? a() : QString(),
                  wasB = choice == Choice::Keep ? b() : QString();
    {
        const QSignalBlocker quietA(a_), quietB(b_);
        for (QComboBox* box : {a_, b_}) {
            box->clear();
            for (const auto& version : versions)
                box->addItem(tr("Version %1").arg(version), version);
            box->setEnabled(versions.size() > 1);
        }
        // Without a choice: what came last, against what was before it.
        const int oldA = a_->findData(wasA), oldB = b_->findData(wasB);
        a_->setCurrentIndex(oldA >= 0 ? oldA : std::min(1, int(versions.size()) - 1));
        b_->setCurrentIndex(oldB >= 0 ? oldB : std::min(0, int(versions.size()) - 1));
    }
    if (versions.size() < 2) {
        compared_ = {};
        apply();
        state_->setContent({StateContent::Kind::Empty,
                            QStringLiteral("vcs-diff"),
                            tr("There is nothing to compare with"),
                            tr("This has one version, or none."),
                            {},
                            {}});
        stack_->setCurrentIndex(0);
        return;
    }
    requestComparison();
}

void VersionDiffView::choose(const QString& a, const QString& b)
{
    {
        const QSignalBlocker quietA(a_), quietB(b_);
        a_->setCurrentIndex(a_->findData(a));
        b_->setCurrentIndex(b_->findData(b));
    }
    requestComparison();
}

QString VersionDiffView::a() const
{
    return a_->currentData().toString();
}

QString VersionDiffView::b() const
{
    return b_->currentData().toString();
}

void VersionDiffView::requestComparison()
{
    if (!a().isEmpty() && !b().isEmpty())
        Q_EMIT comparisonRequested(a(), b());
}

void VersionDiffView::showLoading()
{
    if (compared_.a == a() && compared_.b == b())
        return; // it is shown already, and is only read again
    state_->setContent({StateContent::Kind::Loading, {}, tr("Comparing…"), {}, {}, {}});
    stack_->setCurrentIndex(0);
}

void VersionDiffView::showError(const Error& error)
{
    state_->setContent(stateForError(error));
    stack_->setCurrentIndex(0);
}

void VersionDiffView::showComparison(const ComparedVersions& compared)
{
    if (compared.a != a() || compared.b != b())
        return; // asked for before another choice
    compared_ = compared;
    QStringList notes;
    if (!compared.withoutRun.isEmpty())
        notes << tr("The source run of version %1 is not cached: params, metrics and data are not compared.")
                     .arg(compared.withoutRun.join(tr(" and of version ")));
    if (!compared.withoutFiles.isEmpty())
        notes << tr("The files beside version %1 are not known: environment files are not compared.")
                     .arg(compared.withoutFiles.join(tr(" and version ")));
    note_->setText(notes.join(u'\n'));
    note_->setVisible(!notes.isEmpty());
    apply();
}

void VersionDiffView::apply()
{
    rows_->applyComparison(compared_, differing_->isChecked() ? DiffRows::Differing : DiffRows::All);
    showCount();
    if (rows_->rowCount() == 0)
        state_->setContent(
            {StateContent::Kind::Empty,
             QStringLiteral("checkmark"),
             tr("They say the same"),
             tr("Versions %1 and %2 say the same, as far as both are known.").arg(compared_.a, compared_.b),
             {},
             {}});
    stack_->setCurrentIndex(rows_->rowCount() == 0 ? 0 : 1);
}

void VersionDiffView::showCount()
{
    count_->setText(
        rows_->total() == 0
            ? QString()
            : tr("%1 of %2 differ").arg(formatCount(rows_->differing()), formatCount(rows_->total())));
}

void VersionDiffView::copyAll()
{
    QStringList head;
    for (int column = 0; column < rows_->columnCount(); ++column)
        head << copyCell(rows_->headerData(column, Qt::Horizontal).toString(), CopyFormat::Tsv);
    QString text = copyRow(QStringList{tr("Section")} + head, CopyFormat::Tsv);
    for (int section = 0; section < rows_->rowCount(); ++section) {
        const auto top = rows_->index(section, 0);
        for (int row = 0; row < rows_->rowCount(top); ++row) {
            QStringList cells{copyCell(top.data().toString(), CopyFormat::Tsv)};
            for (int column = 0; column < rows_->columnCount(); ++column)
                cells << copyCell(copiedText(rows_->index(row, column, top)), CopyFormat::Tsv);
            text += copyRow(cells, CopyFormat::Tsv);
        }
    }
    copyRows({text, CopiedRows::First::Header});
    Q_EMIT copied();
}

} // namespace ph
