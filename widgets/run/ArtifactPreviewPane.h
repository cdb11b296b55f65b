#pragma once

#include "models/tables/ArtifactPreview.h"
#include "models/values/Run.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QStackedWidget;
class QTableWidget;

namespace ph {

class AgeLabel;
class Banner;
class PlainLabel;
class ProgressLine;
class StateView;

/// One file: its text, table or picture, or why there is none. Never interprets text.
class ArtifactPreviewPane : public QWidget {
    Q_OBJECT
public:
    explicit ArtifactPreviewPane(QWidget* parent = nullptr);
    void showNothing(const QString& title, const QString& text);
    void showFile(const QString& path, const QString& facts);
    void showLoading();
    void showPreview(const ArtifactPreview& preview, qint64 seenMs);
    void showError(const Error& error);
    Banner* banner() const { return banner_; }
    ProgressLine* progress() const { return progress_; }

Q_SIGNALS:
    void actionTriggered(const QString& id); ///< "retry", "preview"

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fitImage();
    PlainLabel* name_ = nullptr;
    PlainLabel* facts_ = nullptr;
    AgeLabel* age_ = nullptr;
    ProgressLine* progress_ = nullptr;
    Banner* banner_ = nullptr;
    PlainLabel* note_ = nullptr;
    QStackedWidget* stack_ = nullptr;
    QPlainTextEdit* text_ = nullptr;
    QTableWidget* table_ = nullptr;
    QLabel* image_ = nullptr;
    StateView* state_ = nullptr;
    QImage picture_;
};

} // namespace ph
