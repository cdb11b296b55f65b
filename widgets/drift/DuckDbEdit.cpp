#include "widgets/drift/DuckDbEdit.h"

#include "widgets/common/Buttons.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>

namespace ph {

DuckDbEdit::DuckDbEdit(QWidget* parent)
    : QWidget(parent)
    , edit_(new QLineEdit)
{
    setObjectName(QStringLiteral("duckDbEdit"));
    edit_->setObjectName(QStringLiteral("duckDbPath"));
    edit_->setAccessibleName(tr("DuckDB's library"));
    edit_->setPlaceholderText(tr("found by its name, libduckdb.so"));
    edit_->setToolTip(
        tr("Parquet is read through DuckDB's library. Where it lies is kept for this computer, not in a "
           "study."));
    auto* choose = makeButton(QStringLiteral("duckDbBrowse"), tr("Choose…"));
    choose->setAccessibleName(tr("Choose DuckDB's library"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(edit_, 1);
    row->addWidget(choose);
    setFocusProxy(edit_);
    connect(edit_, &QLineEdit::editingFinished, this, &DuckDbEdit::settle);
    connect(choose, &QPushButton::clicked, this, &DuckDbEdit::browse);
}

QString DuckDbEdit::path() const
{
    return edit_->text().trimmed();
}

void DuckDbEdit::setPath(const QString& path)
{
    edit_->setText(path);
    told_ = path;
}

void DuckDbEdit::browse()
{
    const auto file = askForDuckDb(this, path());
    if (file.isEmpty())
        return;
    edit_->setText(file);
    settle();
}

void DuckDbEdit::settle()
{
    if (path() == told_)
        return;
    told_ = path();
    Q_EMIT chosen(told_);
}

QString askForDuckDb(QWidget* parent, const QString& before)
{
    return QFileDialog::getOpenFileName(
        parent, DuckDbEdit::tr("Choose DuckDB's library"), QFileInfo(before).path(),
        DuckDbEdit::tr("Libraries (*.so *.so.* *.dylib *.dll);;All files (*)"));
}

QString lacksDuckDbText()
{
    return DuckDbEdit::tr(
        "Parquet is read through DuckDB's library, which could not be loaded. Choose its file "
        "(libduckdb.so, of version 1.0 or later), or install it where the system finds libraries.");
}

} // namespace ph
