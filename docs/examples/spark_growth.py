"""Growth, compound growth and an index of a table on Spark, by the rules of digecon: ``spark-submit spark_growth.py TABLE OUT``.

TABLE is a Parquet file or folder with a figure a row (indicator, area, period, value; unit, unit_mult, status ... where there are any).
"""

import sys

from pyspark.sql import SparkSession

import digecon_cli


def main(table: str, out: str) -> None:
    """Write three tables of Parquet below ``out``, and show why figures have no growth."""
    spark = SparkSession.builder.appName("digecon").getOrCreate()
    figures = spark.read.parquet(table)
    growth = digecon_cli.growth(figures)  # nothing is computed yet but the different texts
    growth.write.mode("overwrite").parquet(f"{out}/growth")
    digecon_cli.cagr(figures).write.mode("overwrite").parquet(f"{out}/cagr")
    digecon_cli.index(figures, 2015).write.mode("overwrite").parquet(f"{out}/index")
    spark.read.parquet(f"{out}/growth").groupBy("growth_codes").count().show()


if __name__ == "__main__":
    main(*sys.argv[1:3])
