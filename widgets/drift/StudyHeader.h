#pragma once

#include "models/tables/DriftColumnModel.h"

#include <QWidget>

namespace ph {

class Badge;
class DetailsBox;
class PlainLabel;

/// What a study comes to: its verdict, which rows were compared, and all that was left out on the way.
class StudyHeader final : public QWidget {
    Q_OBJECT
public:
    explicit StudyHeader(QWidget* parent = nullptr);
    void showStudy(const DriftStudy& study);

private:
    Badge* verdict_;
    PlainLabel *summary_, *sides_, *leftOut_;
    DetailsBox* notes_;
};

} // namespace ph
