#include "widgets/run/ArtifactPreviewPane.h"

#include "models/tables/Format.h"
#include "widgets/common/AgeLabel.h"
#include "widgets/common/Banner.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/Progress.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QStackedWidget>
#include <QTableWidget>
#include <QVBoxLayout>

namespace ph {

ArtifactPreviewPane::ArtifactPreviewPane(QWidget* parent)
    : QWidget(parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::xs);
    auto* top = new QHBoxLayout;
    name_ = new PlainLabel;
    name_->setObjectName(QStringLiteral("previewName"));
    name_->setTextSize(TextSize::Body, TextWeight::Medium);
    name_->setElideMode(Qt::ElideMiddle);
    facts_ = new PlainLabel;
    facts_->setObjectName(QStringLiteral("previewFacts"));
    facts_->setRole(PlainLabel::Role::Faint);
    age_ = new AgeLabel;
    age_->setPattern(tr("seen %1"));
    age_->setRole(PlainLabel::Role::Faint);
    age_->hide();
    top->addWidget(name_, 2);
    top->addWidget(facts_, 1);
    top->addWidget(age_);
    column->addLayout(top);
    progress_ = new ProgressLine;
    column->addWidget(progress_);
    banner_ = new Banner;
    banner_->setObjectName(QStringLiteral("previewBanner"));
    column->addWidget(banner_);
    note_ = new PlainLabel;
    note_->setObjectName(QStringLiteral("previewNote"));
    note_->setTone(Tone::Warning);
    note_->setWordWrap(true);
    note_->hide();
    column->addWidget(note_);

    stack_ = new QStackedWidget;
    text_ = new QPlainTextEdit;
    text_->setObjectName(QStringLiteral("previewText"));
    text_->setReadOnly(true);
    text_->setLineWrapMode(QPlainTextEdit::NoWrap);
    text_->setFont(monoFont());
    text_->setAccessibleName(tr("Preview"));
    table_ = new QTableWidget;
    table_->setObjectName(QStringLiteral("previewTable"));
    table_->setAccessibleName(text_->accessibleName());
    table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table_->verticalHeader()->setDefaultSectionSize(24);
    table_->verticalHeader()->setDefaultAlignment(Qt::AlignRight | Qt::AlignVCenter);
    table_->horizontalHeader()->setStretchLastSection(true);
    table_->setWordWrap(false);
    table_->setCornerButtonEnabled(false);
    table_->setTabKeyNavigation(false);
    image_ = new QLabel;
    image_->setObjectName(QStringLiteral("previewImage"));
    image_->setTextFormat(Qt::PlainText);
    image_->setAlignment(Qt::AlignCenter);
    image_->setMinimumSize(80, 80);
    state_ = new StateView;
    for (QWidget* page : {static_cast<QWidget*>(text_), static_cast<QWidget*>(table_),
                          static_cast<QWidget*>(image_), static_cast<QWidget*>(state_)})
        stack_->addWidget(page);
    column->addWidget(stack_, 1);
    connect(state_, &StateView::actionTriggered, this, &ArtifactPreviewPane::actionTriggered);
    showNothing(tr("No file chosen"), tr("Choose a file to see what is in it."));
}

void ArtifactPreviewPane::showNothing(const QString& title, const QString& text)
{
    name_->clear();
    facts_->clear();
    age_->hide();
    note_->hide();
    state_->setContent({StateContent::Kind::Empty, QStringLiteral("document-preview"), title, text, {}, {}});
    stack_->setCurrentWidget(state_);
}

void ArtifactPreviewPane::showFile(const QString& path, const QString& facts)
{
    name_->setText(path);
    facts_->setText(facts);
    age_->hide();
    note_->hide();
    banner_->clear();
    progress_->finish();
}

void ArtifactPreviewPane::showLoading()
{
    state_->setContent({StateContent::Kind::Loading, {}, tr("Reading…"), {}, {}, {}});
    stack_->setCurrentWidget(state_);
}

void ArtifactPreviewPane::showError(const Error& error)
{
    note_->hide();
    age_->hide();
    state_->setContent(stateForError(error));
    stack_->setCurrentWidget(state_);
}

void ArtifactPreviewPane::showPreview(const ArtifactPreview& preview, qint64 seenMs)
{
    note_->setText(preview.note);
    note_->setVisible(!preview.note.isEmpty());
    age_->setTime(seenMs);
    age_->setVisible(seenMs != noTime);
    QString facts = formatBytes(preview.totalBytes);
    switch (preview.kind) {
    case ArtifactPreview::Kind::Text:
    case ArtifactPreview::Kind::JsonText:
    case ArtifactPreview::Kind::Binary:
        text_->setPlainText(preview.text);
        stack_->setCurrentWidget(text_);
        break;
    case ArtifactPreview::Kind::Table: {
        facts += tr(" · %Ln rows", nullptr, int(preview.totalRows));
        int columns = int(preview.header.size());
        for (const QStringList& row : preview.rows)
            columns = std::max(columns, int(row.size()));
        table_->clear();
        table_->setRowCount(int(preview.rows.size()));
        table_->setColumnCount(columns);
        table_->setHorizontalHeaderLabels(preview.header);
        for (int r = 0; r < preview.rows.size(); ++r) {
            for (int c = 0; c < preview.rows[r].size(); ++c) {
                auto* item = new QTableWidgetItem(preview.rows[r][c]);
                bool number = false;
                preview.rows[r][c].toDouble(&number);
                if (number)
                    item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
                table_->setItem(r, c, item);
            }
        }
        stack_->setCurrentWidget(table_);
        break;
    }
    case ArtifactPreview::Kind::Image:
        facts += tr(" · %1 × %2 pixels").arg(preview.imageSize.width()).arg(preview.imageSize.height());
        picture_ = preview.image;
        stack_->setCurrentWidget(image_);
        fitImage();
        break;
    }
    facts_->setText(facts);
}

void ArtifactPreviewPane::fitImage()
{
    if (picture_.isNull() || stack_->currentWidget() != image_)
        return;
    const QSize room = image_->size() * devicePixelRatioF();
    QPixmap pixmap =
        QPixmap::fromImage(picture_.width() > room.width() || picture_.height() > room.height()
                               ? picture_.scaled(room, Qt::KeepAspectRatio, Qt::SmoothTransformation)
                               : picture_);
    pixmap.setDevicePixelRatio(devicePixelRatioF());
    image_->setPixmap(pixmap);
}

void ArtifactPreviewPane::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitImage();
}

} // namespace ph
