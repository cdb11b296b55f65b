#pragma once

#include "models/values/Connection.h"

#include <QWidget>

class QGridLayout;

namespace ph {

class PlainLabel;
class Spinner;

/// What a capability probe found, one line a question, as the answers come.
class ProbeView : public QWidget {
    Q_OBJECT
public:
    explicit ProbeView(QWidget* parent = nullptr);
    void begin(const QString& words); ///< empties it and shows that answers are awaited
    void addLine(const ProbeLine& line);
    void finish();
    void showReport(const ProbeReport& report);
    void clear();

private:
    QGridLayout* grid_ = nullptr;
    Spinner* spinner_ = nullptr;
    PlainLabel* words_ = nullptr;
    QList<QWidget*> cells_;
    int rows_ = 0;
};

} // namespace ph
