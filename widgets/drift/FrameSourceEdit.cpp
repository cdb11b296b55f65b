#include "widgets/drift/FrameSourceEdit.h"

#include "models/values/DriftPlanText.h"
#include "models/values/RunTableRef.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/Card.h"
#include "widgets/common/PlainLabel.h"

#include <QComboBox>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QLineEdit>
#include <QMimeData>
#include <QUrl>

namespace ph {

QStringList draggedFiles(const QMimeData& data)
{
    QStringList files;
    const auto urls = data.urls();
    for (const auto& url : urls) {
        if (url.isLocalFile() && !url.path().endsWith(QLatin1String(".phpack"), Qt::CaseInsensitive))
            files.append(url.toLocalFile());
    }
    return files;
}

FrameSourceEdit::FrameSourceEdit(const QString& objectName, const QString& title, QWidget* parent)
    : QWidget(parent)
    , paths_(new QComboBox)
    , from_(new QLineEdit)
    , to_(new QLineEdit)
    , note_(noteText(objectName + QStringLiteral("Note")))
{
    setObjectName(objectName);
    setAcceptDrops(true);
    auto* label = new PlainLabel(title);
    label->setTextSize(TextSize::Body, TextWeight::Medium);
    paths_->setObjectName(objectName + QStringLiteral("Path"));
    paths_->setAccessibleName(title);
    paths_->setEditable(true);
    paths_->setInsertPolicy(QComboBox::NoInsert);
    paths_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    paths_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    paths_->lineEdit()->setPlaceholderText(
        tr("A file, a database as FILE#TABLE, or a run's table; drop a file here"));
    auto* browse = makeButton(objectName + QStringLiteral("Browse"), tr("File…"));
    browse->setAccessibleName(tr("Choose a file: %1").arg(title));
    auto* ofRun = makeButton(objectName + QStringLiteral("OfRun"), tr("From a run…"));
    ofRun->setAccessibleName(tr("Choose a run's table: %1").arg(title));
    from_->setObjectName(objectName + QStringLiteral("From"));
    from_->setPlaceholderText(tr("from the beginning"));
    from_->setAccessibleName(tr("%1: only rows from this time on, UTC").arg(title));
    to_->setObjectName(objectName + QStringLiteral("To"));
    to_->setPlaceholderText(tr("to the end"));
    to_->setAccessibleName(tr("%1: only rows before this time, UTC").arg(title));
    for (auto* edit : {from_, to_}) {
        edit->setToolTip(tr("2026-11-01 or 2026-11-01 06:30, UTC; empty: no limit"));
        edit->setMaximumWidth(190);
        connect(edit, &QLineEdit::textChanged, this, &FrameSourceEdit::stretchChanged);
    }
    auto* times = new QHBoxLayout;
    times->setSpacing(space::s);
    auto* rows = new PlainLabel(tr("Rows of the time"));
    rows->setRole(PlainLabel::Role::Muted);
    times->addWidget(rows);
    times->addWidget(from_);
    times->addWidget(new PlainLabel(QStringLiteral("–")));
    times->addWidget(to_);
    times->addStretch(1);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(space::xs);
    grid->addWidget(label, 0, 0, 1, 3);
    grid->addWidget(paths_, 1, 0);
    grid->addWidget(browse, 1, 1);
    grid->addWidget(ofRun, 1, 2);
    grid->addLayout(times, 2, 0, 1, 3);
    grid->addWidget(note_, 3, 0, 1, 3);
    note_->hide();
    connect(ofRun, &QPushButton::clicked, this, &FrameSourceEdit::runWanted);
    connect(browse, &QPushButton::clicked, this, &FrameSourceEdit::browse);
    // Not with every letter: the file is looked at each time.
    const auto settle = [this] {
        if (path() == told_)
            return;
        told_ = path();
        setNote({}); // it was of another table
        Q_EMIT changed();
    };
    connect(paths_->lineEdit(), &QLineEdit::editingFinished, this, settle);
    connect(paths_, &QComboBox::activated, this, settle);
}

QString FrameSourceEdit::path() const
{
    return paths_->currentText().trimmed();
}

void FrameSourceEdit::setPath(const QString& path)
{
    paths_->setEditText(path);
    if (path.trimmed() == told_)
        return;
    told_ = path.trimmed();
    setNote({});
    Q_EMIT changed();
}

void FrameSourceEdit::setRecent(const QStringList& recent)
{
    const auto text = paths_->currentText();
    paths_->clear();
    paths_->addItems(recent);
    paths_->setEditText(text);
}

std::optional<TimeStretch> FrameSourceEdit::stretch() const
{
    const auto from = planTimeFromText(from_->text());
    const auto to = planTimeFromText(to_->text());
    if (!from || !to)
        return std::nullopt;
    return TimeStretch{*from, *to};
}

void FrameSourceEdit::setStretch(const TimeStretch& stretch)
{
    from_->setText(planTimeText(stretch.fromMs));
    to_->setText(planTimeText(stretch.toMs));
}

void FrameSourceEdit::setNote(const QString& note)
{
    note_->setText(note);
    note_->setVisible(!note.isEmpty());
}

void FrameSourceEdit::browse()
{
    const auto beside = namesRunTable(path()) ? QString() : QFileInfo(path().section(u'#', 0, 0)).path();
    const auto chosen = QFileDialog::getOpenFileName(
        this, tr("Choose a table"), beside,
        tr("Tables (*.csv *.tsv *.ndjson *.jsonl *.json *.parquet *.db *.sqlite *.sqlite3);;All files (*)"));
    if (!chosen.isEmpty())
        setPath(chosen);
}

void FrameSourceEdit::dragEnterEvent(QDragEnterEvent* event)
{
    if (!draggedFiles(*event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void FrameSourceEdit::dropEvent(QDropEvent* event)
{
    const auto files = draggedFiles(*event->mimeData());
    if (files.isEmpty())
        return;
    event->acceptProposedAction();
    setPath(files.first());
}

} // namespace ph
